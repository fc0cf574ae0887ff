package io.sluice.limiter.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFileException;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.limiter.live.LiveStatus.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time is a number here: milliseconds since the start. */
class FollowingTest {
    private static final String GOOD = stages(3);
    private static final String ROWS = """
            {"schemaVersion":1,"burst":200,"stages":[{"name":"A","limit":20}],
             "table":[{"burst":100,"stages":{"A":10}},{"burst":400,"stages":{"A":40}}]}
            """;

    private final FakeContent content = new FakeContent();
    private final List<Limits> set = new ArrayList<>();
    private int burst;

    private static String stages(int limit) {
        return "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":" + limit + "}]}";
    }

    private static LimitsFile file(String json) {
        try {
            return LimitsFiles.parse(json.getBytes(StandardCharsets.UTF_8), "the test");
        } catch (LimitsFileException e) {
            throw new AssertionError(e);
        }
    }

    private static long millis(long n) {
        return n * 1_000_000;
    }

    private Following start(String json) {
        content.set(json);
        return start(Set.of());
    }

    private Following start(Set<String> expected) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Following(
                Optional.of(content), () -> burst, new LimitsInForce(set::add, expected, clock), millis(0));
    }

    private static Limits a(int limit) {
        return Limits.parse("A=" + limit);
    }

    private Limits at(Following following, int size, long time) {
        burst = size;
        following.tick(millis(time));
        return following.status().limits();
    }

    @Test
    void start_goodFile_isInForceAtOnce() {
        Following following = start(GOOD);
        assertEquals(List.of(a(3)), set);
        LiveStatus status = following.status();
        assertEquals(Origin.FILE, status.origin());
        assertEquals(Optional.of(file(GOOD)), status.document());
        assertEquals(Optional.empty(), status.problem());
        assertEquals(1, status.accepted());
    }

    @Test
    void start_noFile_limitsNothingAndSaysWhy() {
        Following following = start(Set.of());
        assertEquals(List.of(), set);
        assertEquals(Origin.NONE, following.status().origin());
        assertEquals(
                Optional.of("limits.json: cannot be read: it is gone"),
                following.status().problem());
        content.set(GOOD);
        following.changed(millis(10));
        following.tick(millis(60));
        assertEquals(List.of(a(3)), set);
    }

    @Test
    void change_isReadOnceWhenQuiet() {
        Following following = start(GOOD);
        content.set(stages(4));
        for (int time = 100; time <= 140; time += 10) {
            following.changed(millis(time));
            following.tick(millis(time));
        }
        following.tick(millis(189));
        assertEquals(1, content.reads());
        assertEquals(millis(1), following.nanosLeft(millis(189)));
        following.tick(millis(190));
        following.tick(millis(500));
        assertEquals(2, content.reads());
        assertEquals(List.of(a(3), a(4)), set);
    }

    @Test
    void change_thatNeverStops_isReadAfterASecond() {
        Following following = start(GOOD);
        content.set(stages(4));
        for (int time = 100; time < 1_100; time += 10) {
            following.changed(millis(time));
            following.tick(millis(time));
        }
        assertEquals(1, content.reads());
        following.tick(millis(1_100));
        assertEquals(List.of(a(3), a(4)), set);
    }

    @Test
    void change_withoutASign_isSeenByThePoll() {
        Following following = start(GOOD);
        content.set(stages(4));
        following.tick(millis(4_999));
        assertEquals(List.of(a(3)), set);
        following.tick(millis(5_000));
        assertEquals(List.of(a(3), a(4)), set);
    }

    @Test
    void sameContent_isNotJudgedAgain() {
        Following following = start(GOOD);
        following.changed(millis(0));
        following.tick(millis(50));
        assertEquals(2, content.reads());
        assertEquals(1, following.status().accepted());
    }

    @Test
    void badContent_keepsTheLastGoodAndSaysWhy_untilItIsGoodAgain() {
        Following following = start(GOOD);
        content.set(stages(0));
        following.tick(millis(5_000));
        assertEquals(List.of(a(3)), set);
        assertTrue(following.status().problem().orElseThrow().startsWith("limits.json: stages[0].limit"));
        assertEquals(1, following.status().rejected());
        content.set(stages(5));
        following.tick(millis(10_000));
        assertEquals(Optional.empty(), following.status().problem());
        assertEquals(List.of(a(3), a(5)), set);
    }

    @Test
    void removedFile_keepsTheLastGood_andItsReturnClearsTheProblem() {
        Following following = start(GOOD);
        content.remove();
        following.tick(millis(5_000));
        assertTrue(following.status().problem().isPresent());
        assertEquals(a(3), following.status().limits());
        content.set(GOOD);
        following.tick(millis(10_000));
        assertEquals(Optional.empty(), following.status().problem());
        assertEquals(List.of(a(3)), set);
    }

    @Test
    void badContent_removed_thenBackAgain_isStillAProblem() {
        Following following = start(GOOD);
        content.set(stages(0));
        following.tick(millis(5_000));
        Optional<String> problem = following.status().problem();
        content.remove();
        following.tick(millis(10_000));
        content.set(stages(0));
        following.tick(millis(15_000));
        assertEquals(problem, following.status().problem());
        assertEquals(1, following.status().rejected());
    }

    @Test
    void row_isTheLargestThatIsAtMostTheBurst_elseTheSmallest() {
        Following following = start(ROWS);
        assertEquals(a(10), at(following, 0, 0));
        assertEquals(a(10), at(following, 99, 1));
        assertEquals(a(10), at(following, 199, 2));
        assertEquals(a(20), at(following, 200, 3));
        assertEquals(a(20), at(following, 399, 4));
        assertEquals(a(40), at(following, 400, 5));
        assertEquals(a(40), at(following, 10_000, 6));
    }

    @Test
    void row_changesBackOnlyAfterFiveSeconds() {
        Following following = start(ROWS);
        assertEquals(a(40), at(following, 500, 1_000));
        assertEquals(a(40), at(following, 0, 1_001));
        assertEquals(a(40), at(following, 0, 5_999));
        assertEquals(a(10), at(following, 0, 6_000));
    }

    @Test
    void row_staysWhileTheBurstComesBackWithinFiveSeconds() {
        Following following = start(ROWS);
        for (int time = 0; time < 60_000; time += 4_999) {
            assertEquals(a(40), at(following, 400, time));
            assertEquals(a(40), at(following, 0, time + 4_998));
        }
        assertEquals(3, set.size() + 1, "the first row, then the largest, and no other: " + set);
    }

    @Test
    void newFile_getsTheRowOfTheRecentBurst() {
        Following following = start(GOOD);
        assertEquals(a(3), at(following, 400, 0));
        content.set(ROWS);
        assertEquals(a(3), at(following, 0, 4_000));
        following.changed(millis(4_000));
        assertEquals(a(40), at(following, 0, 4_050));
        assertEquals(a(10), at(following, 0, 5_000));
    }

    @Test
    void severalRows_areLookedAtOften_oneRowIsNot() {
        assertEquals(millis(20), start(ROWS).nanosLeft(millis(0)));
        assertEquals(millis(5_000), start(GOOD).nanosLeft(millis(0)));
    }

    @Test
    void put_holdsUntilTheFileNextChanges() {
        Following following = start(GOOD);
        following.put(file(stages(7)), millis(1));
        assertEquals(Origin.PUT, following.status().origin());
        following.changed(millis(10));
        following.tick(millis(60));
        following.tick(millis(5_100));
        assertEquals(a(7), following.status().limits());
        content.set(stages(0));
        following.tick(millis(10_200));
        assertEquals(a(7), following.status().limits());
        content.set(stages(8));
        following.tick(millis(15_300));
        assertEquals(Origin.FILE, following.status().origin());
        assertEquals(List.of(a(3), a(7), a(8)), set);
    }

    @Test
    void put_severalRows_followsTheBurstToo() {
        Following following = start(GOOD);
        burst = 250;
        following.put(file(ROWS), millis(1));
        assertEquals(a(20), following.status().limits());
        assertEquals(a(40), at(following, 400, 2));
    }

    @Test
    void expectedStages_unknownAreIgnored_missingAreUnlimited() {
        content.set("{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":3},{\"name\":\"X\",\"limit\":1}]}");
        Following following = start(Set.of("A", "B"));
        assertEquals(Limits.parse("A=3,B=unlimited"), following.status().limits());
    }
}
