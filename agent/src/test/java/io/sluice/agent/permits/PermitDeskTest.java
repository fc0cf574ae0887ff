package io.sluice.agent.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.StageLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermitDeskTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTimers time = new ManualTimers();
    private final StageLimiter limiter = new StageLimiter(Limits.parse("A=1,B=1"));
    private final Counting counting = new Counting();
    private final List<Outcome> told = new ArrayList<>();
    private int ids;
    private int ended;
    private final PermitDesk desk = desk(DeskBounds.DEFAULT);

    private PermitDesk desk(DeskBounds bounds) {
        return new PermitDesk(limiter, time, time.clock(), this::name, counting, bounds);
    }

    private Ticket ask(PermitDesk at, String stage, Optional<Duration> wait, Optional<Duration> lease) {
        PermitRequest request = new PermitRequest(stage, wait, lease, Optional.of("h"), Optional.of("r"), Peer.UNKNOWN);
        return at.request(request, told::add, () -> ended++);
    }

    private String name() {
        return "p" + ++ids;
    }

    private Ticket hold(String stage) {
        return ask(desk, stage, Optional.empty(), Optional.empty());
    }

    private Ticket lease(String stage, Duration lease) {
        return ask(desk, stage, Optional.empty(), Optional.of(lease));
    }

    private int inFlight(String stage) {
        return limiter.snapshot().stream()
                .filter(each -> each.stage().equals(stage))
                .findFirst()
                .orElseThrow()
                .inFlight();
    }

    @Test
    void waitEnds_exactlyWhenItIsOver() {
        hold("A");
        ask(desk, "A", Optional.of(MINUTE), Optional.empty());
        time.pass(MINUTE.minusNanos(1));
        assertEquals(1, told.size());
        assertEquals(1, desk.waiting());
        time.pass(Duration.ofNanos(1));
        assertEquals(new Outcome.WaitOver("A", MINUTE), told.get(1));
        assertEquals(0, desk.waiting());
        assertEquals(1, desk.held());
    }

    @Test
    void lease_expiresUnlessRenewed_andTheNextOneEnters() {
        lease("A", MINUTE);
        hold("A");
        time.pass(MINUTE.minusSeconds(1));
        assertInstanceOf(Renewal.Renewed.class, desk.renew("p1", Optional.empty()));
        time.pass(MINUTE.minusSeconds(1));
        assertEquals(1, told.size(), "renewed");
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Outcome.Granted("p2", "A", MINUTE.multipliedBy(2).minusSeconds(1)), told.get(1));
        assertInstanceOf(Renewal.Unknown.class, desk.renew("p1", Optional.empty()));
        assertEquals(0, ended, "nobody is bound to a lease");
    }

    @Test
    void renewal_mayChangeTheLease() {
        lease("A", MINUTE);
        desk.renew("p1", Optional.of(Duration.ofHours(1)));
        time.pass(Duration.ofMinutes(59));
        assertEquals(1, desk.held());
        time.pass(MINUTE);
        assertEquals(0, desk.held());
    }

    @Test
    void leaseDoesNotRun_whileItsPermitAdvances_andStartsAnewThen() {
        hold("B");
        lease("A", MINUTE);
        desk.advance("p2", "B", Optional.empty(), told::add);
        assertInstanceOf(Renewal.Renewed.class, desk.renew("p2", Optional.empty()), "on its way");
        time.pass(MINUTE.multipliedBy(10));
        assertEquals(1, desk.waiting());
        assertTrue(desk.release("p1"));
        assertEquals("p2", ((Outcome.Granted) told.get(2)).id());
        time.pass(MINUTE.minusNanos(1));
        assertEquals(1, desk.held());
        time.pass(Duration.ofNanos(1));
        assertEquals(0, desk.held());
    }

    @Test
    void clockJumps_changeNoWaitNoLeaseAndNoSpan() {
        lease("A", MINUTE);
        ask(desk, "A", Optional.of(MINUTE.multipliedBy(2)), Optional.of(MINUTE));
        for (int i = 0; i < 59; i++) {
            time.jump(Duration.ofDays(i % 2 == 0 ? -400 : 900));
            time.pass(Duration.ofSeconds(1));
        }
        assertEquals(1, told.size());
        time.pass(Duration.ofSeconds(1));
        assertEquals(new Outcome.Granted("p2", "A", MINUTE), told.get(1));
        time.jump(Duration.ofDays(-5_000));
        time.pass(MINUTE);
        assertEquals(0, desk.held());
        for (Span span : desk.spans("r")) {
            assertEquals(60, span.left() - span.entered(), 1e-3);
        }
        assertEquals(2, desk.spans("r").size());
    }

    @Test
    void advance_toABadName_leavesThePermitWhereItIs() {
        hold("A");
        assertThrows(IllegalArgumentException.class, () -> desk.advance("p1", "1bad", Optional.empty(), told::add));
        assertEquals(1, inFlight("A"));
        assertEquals(1, desk.held());
    }

    @Test
    void advanceThatFails_tellsTheConnectionOfThePermit() {
        hold("B");
        hold("A");
        desk.advance("p2", "B", Optional.of(MINUTE), told::add);
        time.pass(MINUTE);
        assertInstanceOf(Outcome.WaitOver.class, told.get(2));
        assertEquals(1, ended);
        assertEquals(0, inFlight("A"));
        assertEquals(0, time.pending());
    }

    @Test
    void leavingTwice_isHarmless() {
        Ticket first = hold("A");
        hold("A");
        first.leave();
        first.leave();
        assertEquals(2, told.size());
        assertEquals(1, desk.held());
        assertEquals(0, ended, "who goes need not be told");
    }

    @Test
    void bounds_areKept_andSaid() {
        PermitDesk small = desk(new DeskBounds(2, 4, 3, 10));
        ask(small, "A", Optional.empty(), Optional.empty());
        for (int i = 0; i < 3; i++) {
            ask(small, "A", Optional.empty(), Optional.empty());
        }
        assertEquals(new Outcome.Full("waiters", 2), told.get(1));
        assertEquals(2, small.waiting());
        ask(small, "Free1", Optional.empty(), Optional.empty());
        ask(small, "Free2", Optional.empty(), Optional.empty());
        assertEquals(new Outcome.Full("permits", 4), told.get(told.size() - 1));
    }

    @Test
    void stages_areNotMadeWithoutEnd() {
        PermitDesk small = desk(new DeskBounds(100, 100, 3, 10));
        for (int i = 0; i < 5; i++) {
            ask(small, "S" + i, Optional.empty(), Optional.empty());
        }
        assertEquals(3, told.stream().filter(Outcome.Granted.class::isInstance).count());
        ask(small, "A", Optional.empty(), Optional.empty());
        assertInstanceOf(Outcome.Granted.class, told.get(5), "limited stages are always there");
    }

    @Test
    void tenThousandWaiters_enterOneByOne_inOrder() {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            tickets.add(hold("A"));
        }
        for (int i = 0; i < 10_000; i++) {
            assertEquals("p" + (i + 1), ((Outcome.Granted) told.get(i)).id());
            tickets.get(i).leave();
        }
        assertEquals(0, desk.held() + desk.waiting());
        assertEquals(10_000, counting.left());
    }

    @Test
    void stop_turnsWaitersAway_andLeavesHoldersAlone() {
        hold("A");
        hold("A");
        desk.stop();
        assertInstanceOf(Outcome.Stopping.class, told.get(1));
        assertEquals(1, desk.held());
        hold("B");
        assertInstanceOf(Outcome.Stopping.class, told.get(2));
        assertTrue(desk.release("p1"));
        assertEquals(0, desk.held());
    }
}
