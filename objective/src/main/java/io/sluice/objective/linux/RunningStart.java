package io.sluice.objective.linux;

import io.sluice.limiter.Permit;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.burst.Startup.Outcome;
import io.sluice.objective.burst.Startup.Unfinished;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the event loop knows of one startup; confined to its thread. Times are nanoseconds since the release. */
final class RunningStart {
    final int index;
    private final List<StageSpan> spans = new ArrayList<>();
    private @Nullable Permit permit;
    private @Nullable Outcome outcome;
    int stage;
    private long queued;
    private long entered;
    private long deadline = Long.MAX_VALUE;
    private boolean knocking;

    RunningStart(int index) {
        this.index = index;
    }

    /** It waits at a gate from now on, for as long as it takes. */
    void queue(long now) {
        queued = now;
        deadline = Long.MAX_VALUE;
    }

    void enter(@Nullable Permit granted, long now, long timeout) {
        permit = granted;
        entered = now;
        deadline = now + timeout;
    }

    /** Its last step is done, and it must answer in time. */
    void knock(long now, long within) {
        knocking = true;
        deadline = now + within;
    }

    boolean knocking() {
        return knocking;
    }

    boolean overdue(long now) {
        return outcome == null && now > deadline;
    }

    @Nullable
    Permit permit() {
        return permit;
    }

    void leave(String stageName, long now) {
        spans.add(new StageSpan(stageName, queued, entered, now));
    }

    void end(Outcome how) {
        outcome = how;
        if (permit != null) {
            permit.close();
            permit = null;
        }
    }

    long queued() {
        return queued;
    }

    boolean ended() {
        return outcome != null;
    }

    boolean failed() {
        return outcome instanceof Startup.Failed;
    }

    boolean reachable() {
        return outcome instanceof Startup.Reachable;
    }

    /** When the container was reachable; {@code otherwise} if it is not yet. */
    double reachableSeconds(double otherwise) {
        return outcome instanceof Startup.Reachable reachable ? reachable.at() / 1e9 : otherwise;
    }

    Startup toStartup() {
        return new Startup(index, spans, outcome == null ? new Unfinished() : outcome);
    }
}
