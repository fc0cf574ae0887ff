package io.sluice.agent.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.StageSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever callers do, in whatever order: permits are conserved, and everybody is answered once. */
class PermitDeskPropertyTest {
    private static final List<String> STAGES = List.of("A", "B", "C");

    private final ManualTimers time = new ManualTimers();
    private final StageLimiter limiter = new StageLimiter(Limits.parse("A=2,B=1"));
    private final Counting counting = new Counting();
    private final List<Ticket> tickets = new ArrayList<>();
    private final List<int[]> answers = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private int ids;
    private final PermitDesk desk =
            new PermitDesk(limiter, time, time.clock(), () -> "p" + ++ids, counting, new DeskBounds(6, 12, 10, 50));

    @Property(seed = "20261", tries = 400)
    void permitsAreConserved(@ForAll Random random) {
        for (int step = 0; step < 120; step++) {
            act(random);
            check();
        }
        tickets.forEach(Ticket::leave);
        time.pass(Duration.ofDays(1));
        assertEquals(0, desk.held() + desk.waiting());
        assertEquals(0, time.pending(), "timers");
        assertEquals(counting.entered(), counting.left());
        answers.forEach(count -> assertEquals(1, count[0], "answers to one request"));
    }

    private void act(Random random) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> ask(random);
            case 3 -> one(tickets, random).ifPresent(Ticket::leave);
            case 4 -> one(known, random).ifPresent(desk::release);
            case 5 -> one(known, random).ifPresent(id -> advance(id, random));
            case 6 -> one(known, random).ifPresent(id -> desk.renew(id, Optional.empty()));
            case 7 -> time.pass(Duration.ofMillis(random.nextInt(400)));
            default ->
                limiter.setLimits(Limits.parse("A=" + (1 + random.nextInt(3)) + ",B=" + (1 + random.nextInt(2))));
        }
    }

    private void ask(Random random) {
        Optional<Duration> wait =
                Optional.of(Duration.ofMillis(random.nextInt(500))).filter(w -> random.nextBoolean());
        Optional<Duration> lease =
                Optional.of(Duration.ofMillis(1 + random.nextInt(500))).filter(w -> random.nextBoolean());
        String stage = STAGES.get(random.nextInt(STAGES.size()));
        int[] count = counted();
        var request = new PermitRequest(stage, wait, lease, Optional.empty(), Optional.of("r"), Peer.UNKNOWN);
        tickets.add(desk.request(request, outcome -> note(outcome, count), () -> {}));
    }

    private void advance(String id, Random random) {
        int[] count = counted();
        String to = STAGES.get(random.nextInt(STAGES.size()));
        tickets.add(desk.advance(id, to, Optional.empty(), outcome -> note(outcome, count)));
    }

    private int[] counted() {
        int[] count = {0};
        answers.add(count);
        return count;
    }

    private void note(Outcome outcome, int[] count) {
        count[0]++;
        if (outcome instanceof Outcome.Granted granted) {
            known.add(granted.id());
        }
    }

    private void check() {
        int inFlight = 0;
        int waiting = 0;
        for (StageSnapshot stage : limiter.snapshot()) {
            inFlight += stage.inFlight();
            waiting += stage.waiting();
            long holders = desk.holders().stream()
                    .filter(holder -> holder.stage().equals(stage.stage()))
                    .count();
            assertEquals(stage.inFlight(), holders, stage.toString());
            assertTrue(stage.limit().isPresent() || stage.waiting() == 0, stage.toString());
        }
        assertEquals(inFlight, desk.held());
        assertEquals(waiting, desk.waiting());
        assertEquals(inFlight, counting.entered() - counting.left());
        assertTrue(waiting <= 6 && inFlight + waiting <= 12, inFlight + " in flight, " + waiting + " waiting");
    }

    private static <T> Optional<T> one(List<T> of, Random random) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }
}
