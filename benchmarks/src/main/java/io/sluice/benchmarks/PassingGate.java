package io.sluice.benchmarks;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.sluice.limiter.LimiterOptions;
import io.sluice.limiter.Limits;
import io.sluice.limiter.StageLimiter;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Gates that are compared by passing them: each waits until it lets its caller in. */
public enum PassingGate {
    /** Ours, without times. */
    STAGE_LIMITER {
        @Override
        Gate gate(int limit) {
            return ours(limit, LimiterOptions.defaults().timed(false));
        }
    },
    /** Ours, with histograms of the times that stages are waited for and held, which is the default. */
    STAGE_LIMITER_TIMED {
        @Override
        Gate gate(int limit) {
            return ours(limit, LimiterOptions.defaults());
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
    },
    /** Netflix concurrency-limits with a fixed limit; not fair. */
    NETFLIX_LIMITER {
        @Override
        Gate gate(int limit) {
            Limiter<Object> limiter = BlockingLimiter.wrap(
                    SimpleLimiter.newBuilder().limit(FixedLimit.of(limit)).build());
            Object context = new Object();
            return () -> limiter.acquire(context).orElseThrow().onIgnore();
        }
    },
    /** The semaphore bulkhead of resilience4j, fair as it is by default. */
    RESILIENCE4J_BULKHEAD {
        @Override
        Gate gate(int limit) {
            var bulkhead = io.github.resilience4j.bulkhead.Bulkhead.of(
                    "AddCNI",
                    BulkheadConfig.custom()
                            .maxConcurrentCalls(limit)
                            .maxWaitDuration(Duration.ofHours(1))
                            .build());
            return () -> {
                bulkhead.acquirePermission();
                bulkhead.releasePermission();
            };
        }
    },
    /** The bulkhead of Failsafe, first in, first out. */
    FAILSAFE_BULKHEAD {
        @Override
        Gate gate(int limit) {
            dev.failsafe.Bulkhead<Object> bulkhead = dev.failsafe.Bulkhead.of(limit);
            return () -> {
                bulkhead.acquirePermit();
                bulkhead.releasePermit();
            };
        }
    };

    abstract Gate gate(int limit);

    private static Gate ours(int limit, LimiterOptions options) {
        StageLimiter limiter = new StageLimiter(Limits.unlimited().with("AddCNI", limit), options);
        return () -> limiter.acquire("AddCNI").close();
    }

    private static Gate semaphore(Semaphore semaphore) {
        return () -> {
            semaphore.acquire();
            semaphore.release();
        };
    }

    /** A gate of some implementation. */
    interface Gate {
        void pass() throws InterruptedException;
    }
}
