package io.sluice.agent.permits;

import io.sluice.limiter.LimiterClosedException;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.StageName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives permits of a {@link StageLimiter} to callers who may vanish at any moment.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A permit ends once: by its holder, by the going of its connection, by the expiry of its lease, or by a failure to
 *       advance. Whatever comes later finds it unknown and changes nothing.
 *   <li>A caller who leaves while waiting is out of the queue, and no permit is lost.
 *   <li>What is remembered is bounded by {@link DeskBounds}.
 *   <li>Nothing here waits, and no answer depends on the time of day.
 * </ol>
 *
 * <p>Confined to one thread, except that the limiter's limits may be changed on any; answers are given on it, possibly before
 * {@link #request} returns.
 */
public final class PermitDesk {
    private final StageLimiter limiter;
    private final Timers timers;
    private final DeskClock clock;
    private final Supplier<String> ids;
    private final Admission admission;
    private final Claims claims;

    /**
     * Opens with nobody waiting and nothing held.
     *
     * @param limiter who may enter; only this desk asks it
     * @param timers for waits and leases
     * @param clock what time it is
     * @param ids a new id on every call
     * @param observer hears of every permit
     * @param bounds how much the desk takes on
     */
    public PermitDesk(
            StageLimiter limiter,
            Timers timers,
            DeskClock clock,
            Supplier<String> ids,
            PermitObserver observer,
            DeskBounds bounds) {
        this.limiter = limiter;
        this.timers = timers;
        this.clock = clock;
        this.ids = ids;
        this.admission = new Admission(limiter, bounds);
        this.claims = new Claims(clock, observer, new SpanStore(bounds.spans()));
    }

    /**
     * Asks for a permit.
     *
     * @param request what is asked for
     * @param answer told once what came of it
     * @param ended told if a permit without a lease ends for another reason than {@link Ticket#leave}
     * @return to be told when the caller goes
     */
    public Ticket request(PermitRequest request, Consumer<Outcome> answer, Runnable ended) {
        Optional<Outcome.Full> refusal = admission.refusal(request.stage(), claims.size());
        if (refusal.isPresent()) {
            answer.accept(refusal.get());
            return Ticket.NONE;
        }
        Claim claim = new Claim(ids.get(), request, request.lease().isPresent() ? () -> {} : ended);
        claims.add(claim);
        queue(claim, request.stage(), request.maxWait(), limiter.acquireAsync(request.stage()), answer);
        return () -> leave(claim);
    }

    /**
     * Gives a permit back and queues for the next stage in one step; the permit keeps its id. If that fails, the permit is
     * gone. A lease starts anew on entering.
     *
     * @param id the permit
     * @param to the stage to go to
     * @param maxWait the longest wait; empty for as long as the caller stays
     * @param answer told once what came of it
     * @return to be told if the caller goes before the answer
     * @throws IllegalArgumentException if {@code to} is not a stage name; the permit is then still held
     */
    public Ticket advance(String id, String to, Optional<Duration> maxWait, Consumer<Outcome> answer) {
        StageName.require(to);
        Optional<Outcome> refusal = refusal(id, to);
        if (refusal.isPresent()) {
            answer.accept(refusal.get());
            return Ticket.NONE;
        }
        Claim claim = claims.known(id).orElseThrow();
        Permit permit = claims.left(claim).orElseThrow();
        queue(claim, to, maxWait, permit.advanceAsync(to), answer);
        return () -> drop(claim, new Outcome.Unknown(id));
    }

    /**
     * Starts a lease anew.
     *
     * @param id the permit
     * @param lease how long it lives from now on; empty for as long as the last time
     * @return what came of it
     */
    public Renewal renew(String id, Optional<Duration> lease) {
        Optional<Claim> known = claims.known(id);
        if (known.isEmpty()) {
            return new Renewal.Unknown();
        }
        Claim claim = known.get();
        if (claim.lease().isEmpty()) {
            return new Renewal.NotLeased();
        }
        lease.ifPresent(claim::lease);
        if (claim.isHeld()) {
            startLease(claim);
        }
        return new Renewal.Renewed(id, claim.stage(), claim.waited());
    }

    /**
     * Ends a permit.
     *
     * @param id the permit
     * @return false if there is none; nothing is changed then
     */
    public boolean release(String id) {
        Optional<Claim> claim = claims.known(id);
        claim.ifPresent(this::end);
        return claim.isPresent();
    }

    /** Turns away everybody who waits or comes from now on. Permits that are held stay until they end. */
    public void stop() {
        limiter.close();
    }

    /**
     * How many hold a permit.
     *
     * @return at least zero
     */
    public int held() {
        return claims.size() - claims.waiting();
    }

    /**
     * How many wait.
     *
     * @return at least zero
     */
    public int waiting() {
        return claims.waiting();
    }

    /**
     * Everybody who is in a stage.
     *
     * @return in the order in which they first asked
     */
    public List<HolderView> holders() {
        return claims.holders();
    }

    /**
     * The spans of a run.
     *
     * @param run its name
     * @return those that are over and still kept, in the order in which they ended
     */
    public List<Span> spans(String run) {
        return claims.spans(run);
    }

    private Optional<Outcome> refusal(String id, String to) {
        Optional<Claim> claim = claims.known(id);
        if (claim.isEmpty()) {
            return Optional.of(new Outcome.Unknown(id));
        }
        return claim.get().isWaiting()
                ? Optional.of(new Outcome.Busy(id))
                : admission.refusal(to).map(full -> full);
    }

    private void queue(
            Claim claim,
            String stage,
            Optional<Duration> maxWait,
            CompletableFuture<Permit> request,
            Consumer<Outcome> answer) {
        claim.queue(stage, request, answer, clock);
        claims.waits();
        if (request.isDone() && !request.isCompletedExceptionally()) {
            enter(claim, request.join());
            return;
        }
        CompletableFuture<Permit> unused = request.whenComplete(
                (permit, failure) -> timers.confine(() -> settle(claim, request, permit, failure)));
        if (claim.isWaiting()) {
            limitWait(claim, stage, maxWait);
        }
    }

    private void limitWait(Claim claim, String stage, Optional<Duration> maxWait) {
        Optional<Outcome.Full> full = admission.refusal(claims.waiting());
        if (full.isPresent()) {
            drop(claim, full.get());
        } else if (maxWait.isPresent()) {
            Outcome over = new Outcome.WaitOver(stage, maxWait.get());
            if (maxWait.get().isZero()) {
                drop(claim, over);
            } else {
                claim.timer(timers.after(maxWait.get(), () -> drop(claim, over)));
            }
        }
    }

    /** A thread that changes limits grants permits there, so that a grant may get here after its claim was dropped. */
    private void settle(
            Claim claim, CompletableFuture<Permit> request, @Nullable Permit permit, @Nullable Throwable failure) {
        if (!claim.awaits(request)) {
            Optional.ofNullable(permit).ifPresent(Permit::close);
        } else if (permit != null) {
            enter(claim, permit);
        } else {
            drop(claim, stopped(failure));
        }
    }

    private static Outcome stopped(@Nullable Throwable failure) {
        if (failure instanceof LimiterClosedException) {
            return new Outcome.Stopping();
        }
        throw new IllegalStateException("a request failed that nobody cancelled", failure);
    }

    private void enter(Claim claim, Permit permit) {
        claims.enters(claim, permit);
        startLease(claim);
        claim.tell(new Outcome.Granted(claim.id(), claim.stage(), claim.waited()));
    }

    private void startLease(Claim claim) {
        claim.lease().ifPresent(lease -> claim.timer(timers.after(lease, () -> end(claim))));
    }

    private void leave(Claim claim) {
        if (claim.isWaiting() || claim.lease().isEmpty()) {
            drop(claim, new Outcome.Unknown(claim.id()));
            giveBack(claim);
        }
    }

    private void end(Claim claim) {
        drop(claim, new Outcome.Unknown(claim.id()));
        if (giveBack(claim)) {
            claim.tellEnded();
        }
    }

    /** Ends a claim that holds a permit; false if it holds none. */
    private boolean giveBack(Claim claim) {
        Optional<Permit> permit = claims.left(claim);
        if (permit.isPresent()) {
            claims.remove(claim);
            permit.get().close();
        }
        return permit.isPresent();
    }

    /** Takes a claim that waits out of its queue. */
    private void drop(Claim claim, Outcome outcome) {
        if (claim.isWaiting()) {
            claims.waitsNoMore(claim);
            claims.remove(claim);
            claim.tell(outcome);
            claim.tellEnded();
        }
    }
}
