package io.sluice.cli.support;

import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.linux.LinuxBurstHost.MissingStage;
import io.sluice.objective.sim.SimulatedHost;
import java.util.List;
import java.util.Optional;

/**
 * A host that is ready for bursts.
 *
 * @param bursts runs them
 * @param missing stages of the profile that it cannot run
 */
public record OpenHost(BurstHost bursts, List<MissingStage> missing) implements AutoCloseable {
    /** Copies the list. */
    public OpenHost {
        missing = List.copyOf(missing);
    }

    /** The model, if that is what runs the bursts. */
    public Optional<SimulatedHost> simulated() {
        return bursts instanceof SimulatedHost model ? Optional.of(model) : Optional.empty();
    }

    /** What it lacks, a line a stage. */
    public List<String> gaps() {
        return missing.stream()
                .map(stage -> "stage " + stage.stage() + " " + stage.reason())
                .toList();
    }

    @Override
    public void close() {
        bursts.close();
    }
}
