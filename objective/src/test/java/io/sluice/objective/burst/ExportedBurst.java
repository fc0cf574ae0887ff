package io.sluice.objective.burst;

import io.sluice.limiter.Limits;
import java.util.List;

/** A burst of three with round numbers: one start reachable, one failed, one unfinished. */
final class ExportedBurst {
    private ExportedBurst() {}

    static BurstResult result() {
        return new BurstResult(
                Limits.parse("A=2,B=3"),
                List.of("A", "B"),
                List.of(
                        new Startup(
                                0,
                                List.of(
                                        new StageSpan("A", 1_000, 2_000, 1_002_000),
                                        new StageSpan("B", 1_002_000, 1_002_000, 3_000_000)),
                                new Startup.Reachable(4_000_000)),
                        new Startup(
                                1,
                                List.of(new StageSpan("A", 3_000, 500_003_000, 600_003_000)),
                                new Startup.Failed("B", "exit code 1: \"no\"")),
                        new Startup(2, List.of(), new Startup.Unfinished())),
                0.75,
                true,
                new BurstResult.Cpu(1.5, 0.00000012, 0.00000005),
                0.000002,
                new BurstResult.Teardown(12, 1, 2),
                new HostInfo("6.1", 2, "v1", "p", "process", "sha256:00"));
    }
}
