package io.sluice.cli.burst;

import io.sluice.cli.support.SimulationText;
import io.sluice.cli.table.Numbers;
import io.sluice.cli.table.Table;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.BurstResult.StageTimes;
import io.sluice.objective.burst.Statistics;
import java.util.OptionalInt;

/** A burst as tables for a person. Immutable. */
final class BurstText {
    private final BurstResult result;

    BurstText(BurstResult result) {
        this.result = result;
    }

    /** All of it, ending in a line break. */
    @Override
    public String toString() {
        double[] times = result.startupTimes();
        String heading = SimulationText.heading(result.host())
                .map(line -> "\n" + line + "\n")
                .orElse("");
        return heading + "\n" + times.length + " of " + Numbers.count(result.size(), "start") + " reachable, "
                + result.failures().size() + " failed\n\n"
                + new Table("Makespan", "Mean", "p50", "p95", "p99", "CPU", "Driver's CPU", "Teardown")
                        .row(
                                Numbers.seconds(result.makespan()),
                                Numbers.seconds(Statistics.mean(times)),
                                Numbers.seconds(Statistics.percentile(times, 50)),
                                Numbers.seconds(Statistics.percentile(times, 95)),
                                Numbers.seconds(Statistics.percentile(times, 99)),
                                Numbers.seconds(result.cpu().total()),
                                Numbers.seconds(result.cpu().driver()),
                                Numbers.seconds(result.teardown().total()))
                + driver() + "\n" + stages();
    }

    /** What the driver's own time went into, and the parts of the teardown; nothing of a simulated burst. */
    private String driver() {
        if (result.cpu().driver() == 0) {
            return "";
        }
        double spawning = result.cpu().spawning();
        return "\nDriver: "
                + Numbers.percent(result.cpu().driver() / result.cpu().total()) + " of the CPU ("
                + Numbers.seconds(spawning) + " starting commands, "
                + Numbers.seconds(result.cpu().driver() - spawning) + " the rest). Released within "
                + Numbers.seconds(result.releaseSpread()) + ".\nTeardown: the last process was gone after "
                + Numbers.seconds(result.teardown().lastExit()) + "; "
                + Numbers.seconds(result.teardown().settling()) + " waiting for the kernel.\n";
    }

    private Table stages() {
        Table table = new Table("Stage", "Limit", "Queued mean", "p95", "Held mean", "p95");
        for (String stage : result.stages()) {
            StageTimes times = result.stageTimes(stage);
            table.row(
                    stage,
                    limit(result.limits().limit(stage)),
                    Numbers.seconds(Statistics.mean(times.queued())),
                    Numbers.seconds(Statistics.percentile(times.queued(), 95)),
                    Numbers.seconds(Statistics.mean(times.held())),
                    Numbers.seconds(Statistics.percentile(times.held(), 95)));
        }
        return table;
    }

    private static String limit(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "unlimited";
    }
}
