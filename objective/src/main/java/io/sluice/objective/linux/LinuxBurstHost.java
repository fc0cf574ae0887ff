package io.sluice.objective.linux;

import io.sluice.limiter.Limits;
import io.sluice.limiter.StageLimiter;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.BurstResult.Cpu;
import io.sluice.objective.burst.BurstResult.Teardown;
import io.sluice.objective.burst.HostInfo;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Profile.Settle;
import io.sluice.objective.profile.Settings;
import io.sluice.objective.profile.Step;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs real bursts on this Linux host, in namespaces of the run's own. Not thread-safe.
 *
 * <p>One burst: shells are started and wait; all startups queue at the first gate at one instant; the event loop takes
 * them through; when the last has been reached, failed or been cut off, the burst's processes are killed as one, what the
 * stages made is undone, and the kernel is given time to finish.
 */
public final class LinuxBurstHost implements BurstHost {
    private static final Step NETWORK_LOCK =
            new Step.Run(List.of("ip", "link", "set", "lo", "up"), Optional.empty(), false);

    /** Of each burst: with hundreds of starts, its code is compiled by then. */
    private static final int REHEARSALS = 1;

    private final RunResources run;
    private final HostInfo info;
    private int bursts;

    private LinuxBurstHost(RunResources run, HostInfo info) {
        this.run = run;
        this.info = info;
    }

    /**
     * Sets up the run and proves, with a burst of one, that a container can be started and reached here.
     *
     * @throws io.sluice.objective.profile.ProfileException if the profile does not declare one of the settings
     * @throws HostUnsupportedException if this host lacks something, with every reason
     * @throws BurstException if the first start failed all the same
     */
    public static LinuxBurstHost open(Profile profile, LinuxOptions options) throws InterruptedException {
        RunResources run = RunResources.open(profile.with(options.settings()), options);
        HostInfo info = HostInfo.fingerprinted(
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                run.cgroups().version(),
                profile.name(),
                run.profile().settings().value(Settings.RUNTIME).orElse("process"),
                ProcFiles.processor() + "\n" + run.profile().text()
                        + run.profile().gatedStages() + run.profile().settings().values());
        LinuxBurstHost host = new LinuxBurstHost(run, info);
        try {
            host.probe();
            return host;
        } catch (InterruptedException | RuntimeException | Error e) {
            host.close();
            throw e;
        }
    }

    private void probe() throws InterruptedException {
        BurstResult result = run(BurstRequest.of(1, Limits.unlimited()));
        result.failures().forEach(startup -> {
            var failed = (Startup.Failed) startup.outcome();
            throw new HostUnsupportedException(
                    List.of("a first start failed in stage " + failed.stage() + ": " + failed.reason()));
        });
    }

    /** Stages that this host cannot run, or not whole, each with its reason. */
    public List<MissingStage> missing() {
        return run.missing();
    }

    /**
     * A stage that is left out, or lacks a part.
     *
     * @param stage its name
     * @param reason what is lacking and why, for a person
     */
    public record MissingStage(String stage, String reason) {}

    @Override
    public HostInfo info() {
        return info;
    }

    @Override
    public List<String> gatedStages() {
        return run.profile().gatedStages();
    }

    @Override
    public int capacity() {
        return run.profile().capacity();
    }

    @Override
    public BurstResult run(BurstRequest request) throws InterruptedException {
        run.prepare(request.size());
        int number = ++bursts;
        BurstPlan plan = BurstPlan.of(run.profile(), number, request.size(), run.common(), run.directory());
        try (StartShells shells = StartShells.open(run.sandbox(), run.directory(), number, request.size());
                StageLimiter limiter = new StageLimiter(request.limits())) {
            BurstLoop.Result result;
            Cpu cpu;
            Teardown teardown;
            try {
                rehearse(request, plan, shells);
                BurstLoop loop = loop(plan, shells, run.neighbour(), limiter, request.cutoff());
                CpuMeter meter = new CpuMeter(shells, run.neighbour());
                loop.run();
                cpu = meter.read(loop.writeSeconds());
                result = loop.result();
            } finally {
                teardown = tearDownWhole(plan, shells);
            }
            return new BurstResult(
                    request.limits(),
                    gatedStages(),
                    result.startups(),
                    result.elapsed(),
                    result.cutOff(),
                    cpu,
                    result.releaseSpread(),
                    teardown,
                    info);
        }
    }

    /**
     * Does all that a burst does but its steps, with a limiter of its own: code that a new process interprets would cost
     * the starts time and processor, and spread their release over milliseconds.
     */
    private void rehearse(BurstRequest request, BurstPlan plan, StartShells shells) throws InterruptedException {
        BurstPlan nothing = plan.rehearsal();
        for (int i = 0; i < REHEARSALS; i++) {
            try (StageLimiter limiter = new StageLimiter(request.limits())) {
                loop(nothing, shells, Optional.empty(), limiter, Optional.empty())
                        .run();
            }
        }
    }

    private BurstLoop loop(
            BurstPlan plan,
            StartShells shells,
            Optional<NeighbourProcess> neighbour,
            StageLimiter limiter,
            Optional<Cutoff> cutoff) {
        return new BurstLoop(
                run.sandbox(), shells, neighbour, limiter, plan, cutoff, ProcFiles::busySeconds, System::nanoTime);
    }

    /** An interrupt that came before waits until all is removed; one that comes now ends it early. */
    private Teardown tearDownWhole(BurstPlan plan, StartShells shells) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        try {
            return tearDown(plan, shells);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Teardown tearDown(BurstPlan plan, StartShells shells) throws InterruptedException {
        long end = System.nanoTime();
        shells.end();
        long exited = System.nanoTime();
        run.neighbour().ifPresent(NeighbourProcess::forgetAll);
        run.sandbox().runAll(plan.undo());
        Optional<String> failure = run.sandbox().run(run.profile().afterBurst(), new Placeholders(run.common()));
        if (failure.isPresent()) {
            throw new BurstException("after the burst, " + failure.get());
        }
        long removed = System.nanoTime();
        if (run.profile().settle().isPresent()) {
            settle(run.profile().settle().get());
        }
        long settled = System.nanoTime();
        return new Teardown((settled - end) / 1e9, (exited - end) / 1e9, (settled - removed) / 1e9);
    }

    private void settle(Settle settle) throws InterruptedException {
        long deadline = System.nanoTime() + (long) (settle.withinSeconds() * 1e9);
        String pattern = settle.devicesGone();
        while (ProcFiles.networkDevices(run.sandbox().firstPid()).stream().anyMatch(name -> matches(name, pattern))) {
            if (System.nanoTime() > deadline) {
                throw new BurstException("the kernel has not removed the burst's devices (" + pattern + ") within "
                        + settle.withinSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        awaitNetworkLock();
    }

    /**
     * Devices are gone from the list before the kernel has removed what hangs on them, such as the nodes of macvtaps; it does both
     * under the lock that this command has to take.
     */
    private void awaitNetworkLock() throws InterruptedException {
        var unused = run.sandbox().run(List.of(NETWORK_LOCK), new Placeholders(run.common()));
    }

    private static boolean matches(String device, String pattern) {
        return pattern.endsWith("*")
                ? device.startsWith(pattern.substring(0, pattern.length() - 1))
                : device.equals(pattern);
    }

    @Override
    public void close() {
        run.close();
    }
}
