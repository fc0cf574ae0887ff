package io.sluice.objective.burst;

import io.sluice.limiter.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A host of two stages on which start i (from 0) is in stage A from i to i+1 seconds and reachable after i+1, and which
 * keeps cutoffs exactly.
 */
final class FakeHost implements BurstHost {

    static final long SECOND = 1_000_000_000L;

    private final HostInfo info = HostInfo.fingerprinted("k", 1, "none", "fake", "simulated", "");
    private final int failing;
    private final @Nullable BurstException broken;

    @Nullable
    BurstRequest last;

    /** On which the last {@code failing} starts fail; and if {@code broken} is given, no burst runs at all. */
    FakeHost(int failing, @Nullable BurstException broken) {
        this.failing = failing;
        this.broken = broken;
    }

    @Override
    public BurstResult run(BurstRequest request) {
        last = request;
        if (broken != null) {
            throw broken;
        }
        double stop = request.cutoff().stream()
                .mapToDouble(BurstRequest.Cutoff::value)
                .findFirst()
                .orElse(1e9);
        List<Startup> startups = new ArrayList<>();
        for (int i = 0; i < request.size(); i++) {
            startups.add(startup(i, i >= request.size() - failing, stop));
        }
        return result(request.limits(), startups, Math.min(stop, request.size()), request.size() > stop, info);
    }

    private static Startup startup(int index, boolean fails, double stop) {
        StageSpan span = new StageSpan("A", 0, index * SECOND, (index + 1) * SECOND);
        if (fails) {
            return new Startup(index, List.of(), new Startup.Failed("B", "'x' ended with exit code 1: no"));
        }
        return index + 1 > stop
                ? new Startup(index, List.of(), new Startup.Unfinished())
                : new Startup(index, List.of(span), new Startup.Reachable((index + 1) * SECOND));
    }

    static BurstResult result(Limits limits, List<Startup> startups, double elapsed, boolean cutOff, HostInfo info) {
        BurstResult.Cpu cpu = new BurstResult.Cpu(5, 0.5, 0.25);
        return new BurstResult(
                limits,
                List.of("A", "B"),
                startups,
                elapsed,
                cutOff,
                cpu,
                0.001,
                new BurstResult.Teardown(0.25, 0.125, 0),
                info);
    }

    OptionalDouble lastCutoff() {
        return last == null || last.cutoff().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(last.cutoff().get().value());
    }

    @Override
    public HostInfo info() {
        return info;
    }

    @Override
    public List<String> gatedStages() {
        return List.of("A", "B");
    }

    @Override
    public int capacity() {
        return 100;
    }

    @Override
    public void close() {}
}
