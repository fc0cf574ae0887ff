package io.sluice.benchmarks;

import io.sluice.objective.burst.StageSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What recording costs a burst: 400 starts with five spans each, three readings of the clock a span, kept in memory as the
 * burst driver keeps them. The figure is per span.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar SpanBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SpanBenchmark {
    private static final int BURST = 400;
    private static final List<String> STAGES = List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM");

    private final long release = System.nanoTime();

    /**
     * The spans of one burst.
     *
     * @return those of each start
     */
    @Benchmark
    @OperationsPerInvocation(BURST * 5)
    public List<List<StageSpan>> burst() {
        List<List<StageSpan>> starts = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            List<StageSpan> spans = new ArrayList<>();
            for (String stage : STAGES) {
                spans.add(new StageSpan(stage, now(), now(), now()));
            }
            starts.add(spans);
        }
        return starts;
    }

    private long now() {
        return System.nanoTime() - release;
    }
}
