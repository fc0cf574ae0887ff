package io.sluice.objective.linux;

import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes all startups of one burst through the gates and stages: one thread, which sleeps until a shell, the neighbour or
 * the clock has something to say. Used once; not thread-safe.
 */
final class BurstLoop {

    private static final int CHECK_SECONDS = 60;

    private final Sandbox sandbox;
    private final StartShells shells;
    private final Optional<NeighbourProcess> neighbour;
    private final StageLimiter limiter;
    private final BurstPlan plan;
    private final Optional<Cutoff> cutoff;
    private final DoubleSupplier hostCpu;
    private final LongSupplier clock;

    private final List<RunningStart> starts;
    private final Deque<RunningStart> granted = new ArrayDeque<>();
    private final WriteCost writes;
    private long release;
    private int running;
    private boolean cutOff;
    private double spread;
    private double elapsed;

    BurstLoop(
            Sandbox sandbox,
            StartShells shells,
            Optional<NeighbourProcess> neighbour,
            StageLimiter limiter,
            BurstPlan plan,
            Optional<Cutoff> cutoff,
            DoubleSupplier hostCpu,
            LongSupplier clock) {
        this.sandbox = sandbox;
        this.shells = shells;
        this.neighbour = neighbour;
        this.limiter = limiter;
        this.plan = plan;
        this.cutoff = cutoff;
        this.hostCpu = hostCpu;
        this.clock = clock;
        this.writes = new WriteCost(plan.size());
        this.starts =
                IntStream.range(0, plan.size()).mapToObj(RunningStart::new).toList();
    }

    /** What came of it: the startups, seconds from the release to the end, whether it was stopped, the release's spread. */
    record Result(List<Startup> startups, double elapsed, boolean cutOff, double releaseSpread) {}

    /** Releases the burst; ends when every startup has, or at the cutoff. */
    void run() throws InterruptedException {
        double cpuAtRelease = hostCpu.getAsDouble();
        spread = release();
        dispatch();
        while (running > 0 && !cutOff) {
            Message message = sandbox.take();
            if (message.burst() == plan.burst()) {
                handle(message);
            } else if (message.kind() == Message.Kind.TICK) {
                tick(cpuAtRelease);
            }
            dispatch();
        }
    }

    /** What came of the run; looks first whether the processes of the reachable containers are alive. */
    Result result() throws InterruptedException {
        if (!cutOff) {
            checkProcesses();
        }
        return new Result(starts.stream().map(RunningStart::toStartup).toList(), elapsed, cutOff, spread);
    }

    /** Processor seconds that the shells spent on the profile's writes and other steps that they do themselves. */
    double writeSeconds() {
        return writes.seconds();
    }

    private double release() {
        release = clock.getAsLong();
        running = starts.size();
        starts.forEach(start -> queue(start, null));
        return (starts.get(starts.size() - 1).queued() - starts.get(0).queued()) / 1e9;
    }

    private long now() {
        return clock.getAsLong() - release;
    }

    private Stage stage(RunningStart start) {
        return plan.profile().stages().get(start.stage);
    }

    /** Queues a start at the gate of its stage, giving back the permit of the stage before in the same instant. */
    private void queue(RunningStart start, @Nullable Permit held) {
        start.queue(now());
        Stage stage = stage(start);
        if (stage.gated()) {
            CompletableFuture<Permit> next =
                    held == null ? limiter.acquireAsync(stage.name()) : held.advanceAsync(stage.name());
            var unused = next.thenAccept(permit -> enter(start, permit, now()));
        } else {
            if (held != null) {
                held.close();
            }
            enter(start, null, start.queued());
        }
    }

    private void enter(RunningStart start, @Nullable Permit permit, long at) {
        start.enter(permit, at, (long) (stage(start).timeoutSeconds() * 1e9));
        granted.add(start);
    }

    private void dispatch() {
        for (RunningStart start = granted.poll(); start != null; start = granted.poll()) {
            shells.write(start.index, plan.script(start.index, start.stage));
        }
    }

    private void handle(Message message) {
        switch (message.kind()) {
            case STAGE -> stageEnded(starts.get(message.a()), message);
            case REACHABLE -> reachable(starts.get(message.a()));
            case ENDED -> {
                shells.ended();
                throw new BurstException("the burst's processes ended by themselves, with code " + message.a()
                        + ": something else on this host killed them");
            }
            default -> {}
        }
    }

    private void stageEnded(RunningStart start, Message message) {
        writes.add(message.e());
        if (start.ended() || message.b() != start.stage) {
            return;
        }
        if (message.d() != 0) {
            fail(
                    start,
                    plan.describe(start.index, start.stage, message.c()) + " ended with exit code " + message.d() + ": "
                            + shells.log(start.index));
        } else if (plan.isLast(start.stage)) {
            knock(start);
        } else {
            start.leave(stage(start).name(), now());
            start.stage++;
            queue(start, start.permit());
        }
    }

    private void knock(RunningStart start) {
        start.knock(now(), (long) (plan.profile().readiness().withinSeconds() * 1e9));
        neighbour.ifPresent(there -> there.knock(plan.burst(), start.index, plan.address(start.index)));
    }

    private void reachable(RunningStart start) {
        if (!start.ended()) {
            long now = now();
            start.leave(stage(start).name(), now);
            end(start, new Startup.Reachable(now), now);
        }
    }

    private void fail(RunningStart start, String reason) {
        end(start, new Startup.Failed(stage(start).name(), reason), now());
    }

    private void end(RunningStart start, Startup.Outcome outcome, long now) {
        start.end(outcome);
        running--;
        elapsed = now / 1e9;
    }

    private void tick(double cpuAtRelease) {
        long now = now();
        starts.stream().filter(start -> start.overdue(now)).forEach(this::overdue);
        cutOff = cutoff.isPresent()
                && lowerBound(cutoff.get(), now / 1e9, cpuAtRelease)
                        > cutoff.get().value();
        if (cutOff) {
            elapsed = now / 1e9;
        }
    }

    /** Over the starts that count in the end: those that have not failed. */
    private double lowerBound(Cutoff bound, double elapsed, double cpuAtRelease) {
        double[] times = starts.stream()
                .filter(start -> !start.failed())
                .mapToDouble(start -> start.reachableSeconds(elapsed))
                .toArray();
        return bound.metric().of(times, hostCpu.getAsDouble() - cpuAtRelease);
    }

    private void overdue(RunningStart start) {
        Optional<String> running = shells.running(start.index);
        shells.kill(start.index);
        Profile profile = plan.profile();
        if (start.knocking()) {
            fail(
                    start,
                    plan.lacking(start.index) + " within " + profile.readiness().withinSeconds()
                            + " s of its last step: " + shells.log(start.index));
        } else {
            String command = running.map(text -> ", killed in '" + text + "'").orElse("");
            fail(
                    start,
                    "not done after " + stage(start).timeoutSeconds() + " s" + command + ": "
                            + shells.log(start.index));
        }
    }

    /**
     * A network stack answers even when the container's process has died, so at the end every process must be there
     * still. Comes after the last time was taken and costs the burst nothing.
     */
    private void checkProcesses() throws InterruptedException {
        Optional<String> stage = plan.processStage();
        List<RunningStart> asked = starts.stream()
                .filter(start -> stage.isPresent() && start.reachable())
                .toList();
        for (RunningStart start : asked) {
            shells.write(start.index, plan.processCheck(start.index));
        }
        for (int answered = 0; answered < asked.size(); answered++) {
            Message answer = sandbox.await(
                    "a shell of the burst",
                    CHECK_SECONDS,
                    message -> message.kind() == Message.Kind.PROCESS && message.burst() == plan.burst());
            RunningStart start = starts.get(answer.a());
            if (answer.b() != 0) {
                start.end(new Startup.Failed(
                        stage.orElseThrow(),
                        "it answered, but its process had ended by the end of the burst: " + shells.log(start.index)));
            }
        }
    }
}
