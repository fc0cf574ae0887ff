package io.sluice.cli;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.HostOpener;
import io.sluice.cli.support.Interruption;
import io.sluice.cli.support.OpenHost;
import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.HostInfo;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.linux.LinuxBurstHost.MissingStage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * A model of a host with two stages for tests of the flow: a law from limits to makespan, noise of 1 % drawn from a fixed
 * seed, and a clock that moves two seconds a burst.
 */
public final class FakeHost implements BurstHost {
    public static final double SECONDS_A_BURST = 2;

    private static final List<String> STAGES = List.of("Net", "Mount");

    private final Law law;
    private final Random noise = new Random(42);
    private long nanos = 1_000_000_000_000L;
    private int bursts;
    private boolean open;
    private IntConsumer beforeBurst = number -> {};
    private int failing;

    /** How long a burst takes under some limits, in seconds. */
    @FunctionalInterface
    public interface Law {
        double makespan(Limits limits, int size);

        /** Fewer at once are better down to a quarter of the burst, then worse. */
        Law GAINS = (limits, size) -> STAGES.stream()
                .mapToDouble(stage -> {
                    double limit = Math.min(size, limits.limit(stage).orElse(size));
                    return 0.5 + 0.1 * Math.abs(Math.log(limit / (size / 4.0)));
                })
                .sum();

        /** Limits make no difference. */
        Law FLAT = (limits, size) -> 1.0;

        /** Every limit makes it worse. */
        Law HURTS = (limits, size) -> STAGES.stream()
                .mapToDouble(stage -> 0.5
                        * Math.sqrt(size
                                / Math.min((double) size, limits.limit(stage).orElse(size))))
                .sum();
    }

    public FakeHost(Law law) {
        this.law = law;
    }

    /** Something to do before a burst, given its number from 1. */
    public FakeHost beforeBurst(IntConsumer action) {
        this.beforeBurst = action;
        return this;
    }

    /** So many starts of every burst fail. */
    public FakeHost failing(int starts) {
        this.failing = starts;
        return this;
    }

    public int bursts() {
        return bursts;
    }

    public boolean isOpen() {
        return open;
    }

    public double seconds() {
        return nanos / 1e9;
    }

    /** The world with this host in it. */
    public CliContext context(Interruption interruption) {
        HostOpener opener = (profile, options) -> {
            open = true;
            return new OpenHost(this, List.of(new MissingStage("Cgroup", "left out: no control groups")));
        };
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        return new CliContext(opener, clock, () -> nanos, interruption, false);
    }

    @Override
    public BurstResult run(BurstRequest request) throws InterruptedException {
        beforeBurst.accept(++bursts);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        nanos += (long) (SECONDS_A_BURST * 1e9);
        double makespan = law.makespan(request.limits(), request.size()) * (1 + 0.01 * noise.nextGaussian());
        List<Startup> startups = new ArrayList<>();
        for (int i = 0; i < request.size(); i++) {
            startups.add(i < failing ? failed(i) : startup(i, makespan * (i + 1) / request.size()));
        }
        var cpu = new BurstResult.Cpu(makespan * 2, makespan * 0.2, makespan * 0.1);
        return new BurstResult(
                request.limits(),
                STAGES,
                startups,
                makespan,
                false,
                cpu,
                0.001,
                new BurstResult.Teardown(0.5, 0.1, 0.2),
                info());
    }

    private static Startup failed(int index) {
        return new Startup(index, List.of(), new Startup.Failed("Net", "exit code 1"));
    }

    private static Startup startup(int index, double seconds) {
        long at = (long) (seconds * 1e9);
        return new Startup(
                index,
                List.of(new StageSpan("Net", 0, at / 4, at / 2), new StageSpan("Mount", at / 2, at / 2, at)),
                new Startup.Reachable(at));
    }

    @Override
    public HostInfo info() {
        return HostInfo.fingerprinted("6.1", 4, "v2", "netns-veth", "process", "model");
    }

    @Override
    public List<String> gatedStages() {
        return STAGES;
    }

    @Override
    public int capacity() {
        return 1000;
    }

    @Override
    public void close() {
        open = false;
    }

    /** For {@link #beforeBurst}: the apparatus breaks. */
    public static BurstException broken() {
        return new BurstException("the model is broken");
    }
}
