package io.sluice.agent.permits;

import io.sluice.limiter.Permit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a desk by id, how many of them wait, and what remains of those that are over. Every permit is told to the
 * observer as it is given and as it ends. Confined to one thread.
 */
final class Claims {
    private final DeskClock clock;
    private final PermitObserver observer;
    private final SpanStore spans;
    private final Map<String, Claim> byId = new LinkedHashMap<>();
    private int waiting;

    Claims(DeskClock clock, PermitObserver observer, SpanStore spans) {
        this.clock = clock;
        this.observer = observer;
        this.spans = spans;
    }

    void add(Claim claim) {
        byId.put(claim.id(), claim);
    }

    void remove(Claim claim) {
        byId.remove(claim.id());
    }

    Optional<Claim> known(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    int size() {
        return byId.size();
    }

    int waiting() {
        return waiting;
    }

    /** One of them has joined a queue. */
    void waits() {
        waiting++;
    }

    /** Takes one that waits out of its queue. */
    void waitsNoMore(Claim claim) {
        claim.cancelRequest();
        waiting--;
    }

    /** Lets one that waits enter its stage. */
    void enters(Claim claim, Permit permit) {
        waiting--;
        claim.enter(permit, clock);
        observer.entered(claim.stage(), claim.waited());
    }

    /** Takes the permit of a claim that holds one, and keeps the span that is over with that. */
    Optional<Permit> left(Claim claim) {
        Optional<Permit> permit = claim.takePermit();
        if (permit.isPresent()) {
            Duration held = claim.held(clock);
            observer.left(claim.stage(), held);
            claim.run().ifPresent(run -> spans.add(run, claim.span(held)));
        }
        return permit;
    }

    /** In the order in which they first asked. */
    List<HolderView> holders() {
        return byId.values().stream().filter(Claim::isHeld).map(Claim::view).toList();
    }

    /** In the order in which they ended. */
    List<Span> spans(String run) {
        return spans.of(run);
    }
}
