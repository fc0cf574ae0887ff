package io.sluice.agent.permits;

import io.sluice.limiter.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One caller's claim, under one id, from its first request to its end: it waits for a stage or holds a permit of one, and may
 * go from stage to stage. Confined to one thread.
 */
final class Claim {
    private final String id;
    private final String holder;
    private final Optional<String> run;
    private final Peer peer;
    private final Runnable ended;
    private Optional<Duration> lease;

    private String stage;
    private Instant queuedAt = Instant.EPOCH;
    private long queuedNanos;
    private Instant enteredAt = Instant.EPOCH;
    private long enteredNanos;

    private @Nullable CompletableFuture<Permit> request;
    private @Nullable Consumer<Outcome> answer;
    private @Nullable Permit permit;
    private Timers.@Nullable Timer timer; // of the wait, then of the lease

    Claim(String id, PermitRequest request, Runnable ended) {
        this.id = id;
        this.holder = request.holder().orElse(id);
        this.run = request.run();
        this.peer = request.peer();
        this.lease = request.lease();
        this.stage = request.stage();
        this.ended = ended;
    }

    String id() {
        return id;
    }

    String stage() {
        return stage;
    }

    Optional<String> run() {
        return run;
    }

    Optional<Duration> lease() {
        return lease;
    }

    void lease(Duration newLease) {
        lease = Optional.of(newLease);
    }

    boolean isWaiting() {
        return request != null;
    }

    boolean isHeld() {
        return permit != null;
    }

    /** Joins the queue of a stage; nothing is held any more. */
    void queue(String next, CompletableFuture<Permit> asked, Consumer<Outcome> told, DeskClock clock) {
        stage = next;
        permit = null;
        request = asked;
        answer = told;
        queuedAt = clock.wall().instant();
        queuedNanos = clock.nanos().getAsLong();
    }

    /** Enters the stage. */
    void enter(Permit granted, DeskClock clock) {
        cancelTimer();
        request = null;
        permit = granted;
        enteredAt = clock.wall().instant();
        enteredNanos = clock.nanos().getAsLong();
    }

    /** Whether it waits for that very request, and not for a later one or none. */
    boolean awaits(CompletableFuture<Permit> asked) {
        return request == asked;
    }

    /** Leaves the queue, if it is in one; a permit that was granted a moment ago is nobody's then. */
    void cancelRequest() {
        CompletableFuture<Permit> asked = request;
        request = null;
        cancelTimer();
        if (asked != null) {
            asked.cancel(false);
        }
    }

    /** Takes the permit out, to be closed or advanced. */
    Optional<Permit> takePermit() {
        Optional<Permit> taken = Optional.ofNullable(permit);
        cancelTimer();
        permit = null;
        return taken;
    }

    void tell(Outcome outcome) {
        Consumer<Outcome> told = answer;
        answer = null;
        if (told != null) {
            told.accept(outcome);
        }
    }

    /** Lets whoever the permit is bound to know that it is gone. */
    void tellEnded() {
        ended.run();
    }

    void timer(Timers.Timer next) {
        cancelTimer();
        timer = next;
    }

    void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    Duration waited() {
        return Duration.ofNanos(Math.max(0, enteredNanos - queuedNanos));
    }

    Duration held(DeskClock clock) {
        return Duration.ofNanos(Math.max(0, clock.nanos().getAsLong() - enteredNanos));
    }

    Span span(Duration held) {
        double queued = queuedAt.getEpochSecond() + queuedAt.getNano() / 1e9;
        double entered = queued + waited().toNanos() / 1e9;
        return new Span(holder, stage, queued, entered, entered + held.toNanos() / 1e9);
    }

    HolderView view() {
        return new HolderView(id, stage, holder, run, peer, enteredAt);
    }
}
