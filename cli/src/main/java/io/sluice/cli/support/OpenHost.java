package io.sluice.cli.support;

import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.linux.LinuxBurstHost.MissingStage;
import java.util.List;

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

    @Override
    public void close() {
        bursts.close();
    }
}
