package io.sluice.agent.permits;

import io.sluice.limiter.StageLimiter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether a desk takes on one more permit, or one more stage. Confined to one thread. */
final class Admission {
    private final StageLimiter limiter;
    private final DeskBounds bounds;
    private final Set<String> stages = new HashSet<>(); // those that no limit names

    Admission(StageLimiter limiter, DeskBounds bounds) {
        this.limiter = limiter;
        this.bounds = bounds;
    }

    /** Why there can be no further permit; empty if there can. */
    Optional<Outcome.Full> refusal(String stage, int permits) {
        return permits >= bounds.permits()
                ? Optional.of(new Outcome.Full("permits", bounds.permits()))
                : refusal(stage);
    }

    /** Why there are too many waiters already, this one included; empty if there are not. */
    Optional<Outcome.Full> refusal(int waiters) {
        return waiters > bounds.waiters()
                ? Optional.of(new Outcome.Full("waiters", bounds.waiters()))
                : Optional.empty();
    }

    /** A caller may name any stage, and each is remembered: so there must be an end to it. */
    Optional<Outcome.Full> refusal(String stage) {
        if (stages.contains(stage) || limiter.limits().stages().contains(stage)) {
            return Optional.empty();
        }
        if (stages.size() >= bounds.stages()) {
            return Optional.of(new Outcome.Full("stages", bounds.stages()));
        }
        stages.add(stage);
        return Optional.empty();
    }
}
