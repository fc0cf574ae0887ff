package io.sluice.benchmarks;

import io.sluice.limiter.Limits;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the limiter itself costs a burst: one thread, as an event loop, drives 400 startups through five limited stages in
 * which nothing happens. The figure is per stage entered and left; nearly all of them queue.
 *
 * <p>Run: {@code java -cp benchmarks/target/classes:<dependencies> org.openjdk.jmh.Main StageLimiterBurstBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StageLimiterBurstBenchmark {
    private static final int BURST = 400;
    private static final int STAGES = 5;
    private static final String FIRST = "NetNS";
    private static final Map<String, String> NEXT =
            Map.of(FIRST, "AddCNI", "AddCNI", "Cgroup", "Cgroup", "AttachIf", "AttachIf", "StartVM");

    private final Queue<Permit> granted = new ArrayDeque<>();
    private StageLimiter limiter = new StageLimiter(Limits.unlimited());

    /** Makes the limiter. */
    @Setup
    public void makeLimiter() {
        limiter = new StageLimiter(Limits.parse("NetNS=12,AddCNI=3,Cgroup=8,AttachIf=4,StartVM=16"));
    }

    /**
     * One burst.
     *
     * @return how many startups came through
     */
    @Benchmark
    @OperationsPerInvocation(BURST * STAGES)
    public int burst() {
        for (int i = 0; i < BURST; i++) {
            queue(limiter.acquireAsync(FIRST));
        }
        int through = 0;
        for (Permit permit = granted.poll(); permit != null; permit = granted.poll()) {
            String next = NEXT.get(permit.stage());
            if (next == null) {
                permit.close();
                through++;
            } else {
                queue(permit.advanceAsync(next));
            }
        }
        if (through != BURST) {
            throw new IllegalStateException(through + " of " + BURST + " startups came through");
        }
        return through;
    }

    private void queue(CompletableFuture<Permit> request) {
        var unused = request.thenAccept(granted::add);
    }
}
