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
    long queued;
    long entered;
    long deadline;
    boolean knocking;

    RunningStart(int index) {
        this.index = index;
    }

    void enter(@Nullable Permit granted, long now, long timeout) {
        permit = granted;
        entered = now;
        deadline = now + timeout;
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

    boolean ended() {
        return outcome != null;
    }

    /** When the container was reachable; {@code otherwise} if it is not yet. */
    double reachableSeconds(double otherwise) {
        return outcome instanceof Startup.Reachable reachable ? reachable.at() / 1e9 : otherwise;
    }

    Startup toStartup() {
        return new Startup(index, spans, outcome == null ? new Unfinished() : outcome);
    }
}
