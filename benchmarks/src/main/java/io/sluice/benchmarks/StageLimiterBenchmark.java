package io.sluice.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to enter a stage and leave it again, doing nothing there, next to semaphores and the limiters of others.
 *
 * <p>Load: every thread acquires and releases in a loop. With a limit of 1000 nobody ever waits; with a limit of 1 the
 * threads take turns, and a fair gate pays a switch of threads each time, which is the price of first in, first out.
 *
 * <p>The mode is average time, so a figure for n threads is n times the time that one passage takes the machine. Times are
 * worth little on a busy machine: compare only figures of one run, and rather their ratios.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar StageLimiterBenchmark}, with {@code -prof gc} for the bytes that
 * a passage allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StageLimiterBenchmark {
    /** Which gate is measured. */
    @Param
    public PassingGate implementation = PassingGate.STAGE_LIMITER;

    /** How many may be in the stage at once. */
    @Param({"1", "1000"})
    public int limit;

    private PassingGate.Gate gate = () -> {};

    /** Makes the gate. */
    @Setup
    public void makeGate() {
        gate = implementation.gate(limit);
    }

    /**
     * One thread.
     *
     * @throws InterruptedException if interrupted
     */
    @Benchmark
    @Threads(1)
    public void oneThread() throws InterruptedException {
        gate.pass();
    }

    /**
     * Two threads.
     *
     * @throws InterruptedException if interrupted
     */
    @Benchmark
    @Threads(2)
    public void twoThreads() throws InterruptedException {
        gate.pass();
    }

    /**
     * Eight threads.
     *
     * @throws InterruptedException if interrupted
     */
    @Benchmark
    @Threads(8)
    public void eightThreads() throws InterruptedException {
        gate.pass();
    }

    /**
     * Sixty-four threads.
     *
     * @throws InterruptedException if interrupted
     */
    @Benchmark
    @Threads(64)
    public void sixtyFourThreads() throws InterruptedException {
        gate.pass();
    }
}
