package io.sluice.examples;

import io.sluice.limiter.Limits;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Forty startups at once, of which at most twelve are in one stage and three in the next. */
public final class LimiterExample {
    private static final int STARTUPS = 40;

    private final AtomicInteger inStage = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    private LimiterExample() {}

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        System.out.println("at most " + peakOf(Limits.parse("NetNS=12,AddCNI=3")) + " were in AddCNI at once");
    }

    /** How many were in AddCNI at once, at most. */
    static int peakOf(Limits limits) throws InterruptedException, ExecutionException {
        LimiterExample example = new LimiterExample();
        ExecutorService burst = Executors.newFixedThreadPool(STARTUPS);
        try (StageLimiter limiter = new StageLimiter(limits)) {
            List<Future<String>> startups = new ArrayList<>();
            for (int i = 0; i < STARTUPS; i++) {
                startups.add(burst.submit(() -> example.start(limiter)));
            }
            for (Future<String> startup : startups) {
                startup.get();
            }
        } finally {
            burst.shutdownNow();
        }
        return example.peak.get();
    }

    private String start(StageLimiter limiter) throws InterruptedException {
        try (Permit netns = limiter.acquire("NetNS");
                Permit cni = netns.advance("AddCNI")) {
            return work(cni);
        }
    }

    private String work(Permit permit) {
        peak.accumulateAndGet(inStage.incrementAndGet(), Math::max);
        LockSupport.parkNanos(100_000); // what a real startup does here takes time
        inStage.decrementAndGet();
        return permit.stage() + " done after waiting " + permit.waited();
    }
}
