package io.sluice.benchmarks;

import io.sluice.limiter.Limits;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import java.util.concurrent.Semaphore;
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
 * What it costs to enter a stage and leave it again, doing nothing there, next to a plain semaphore.
 *
 * <p>Load: every thread acquires and releases in a loop. With a limit of 1000 nobody ever waits; with a limit of 1 the
 * threads take turns, and a fair gate pays a switch of threads each time, which is the price of first in, first out.
 *
 * <p>Run: {@code java -cp benchmarks/target/classes:<dependencies> org.openjdk.jmh.Main StageLimiterBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StageLimiterBenchmark {
    /** Which gate is measured. */
    @Param({"STAGE_LIMITER", "FAIR_SEMAPHORE", "NON_FAIR_SEMAPHORE"})
    public Implementation implementation = Implementation.STAGE_LIMITER;

    /** How many may be in the stage at once. */
    @Param({"1", "1000"})
    public int limit;

    private Gate gate = () -> {};

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

    /** The gates that are compared. */
    public enum Implementation {
        /** Ours. */
        STAGE_LIMITER {
            @Override
            Gate gate(int limit) {
                StageLimiter limiter = new StageLimiter(Limits.unlimited().with("AddCNI", limit));
                return () -> {
                    Permit permit = limiter.acquire("AddCNI");
                    permit.close();
                };
            }
        },
        /** {@link Semaphore}, first in, first out. */
        FAIR_SEMAPHORE {
            @Override
            Gate gate(int limit) {
                return semaphore(new Semaphore(limit, true));
            }
        },
        /** {@link Semaphore}, where a newcomer may overtake. */
        NON_FAIR_SEMAPHORE {
            @Override
            Gate gate(int limit) {
                return semaphore(new Semaphore(limit, false));
            }
        };

        abstract Gate gate(int limit);

        private static Gate semaphore(Semaphore semaphore) {
            return () -> {
                semaphore.acquire();
                semaphore.release();
            };
        }
    }

    private interface Gate {
        void pass() throws InterruptedException;
    }
}
