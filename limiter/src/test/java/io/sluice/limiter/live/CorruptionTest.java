package io.sluice.limiter.live;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.file.Samples;
import io.sluice.limiter.live.LiveStatus.Origin;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of the file, the last good limits stay in force, and the reason is given. */
class CorruptionTest {
    private static final Limits GOOD = Limits.parse("NetNS=8,AddCNI=3,StartVM=unlimited");
    private static final byte[] FULL = Samples.FULL.getBytes(UTF_8);

    /** Every reason is logged, once; here that is thousands of them. The field keeps the logger, and so its level, alive. */
    private static final Logger QUIET = Logger.getLogger(LiveLimits.class.getName());

    static {
        QUIET.setLevel(Level.OFF);
    }

    private final FakeContent content = new FakeContent();
    private Limits inForce = Limits.unlimited();

    private LiveStatus after(byte[] corrupted) {
        content.set(FULL);
        var limits = new LimitsInForce(newer -> inForce = newer, Set.of(), Clock.systemUTC());
        Following following = new Following(Optional.of(content), () -> 0, limits, 0);
        assertEquals(GOOD, inForce);
        content.set(corrupted);
        following.tick(ReadingPlan.POLL_NANOS);
        return following.status();
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void corruption_keepsTheLastGood(byte[] corrupted) {
        LiveStatus status = after(corrupted);
        assertEquals(GOOD, inForce);
        assertEquals(GOOD, status.limits());
        assertEquals(Origin.FILE, status.origin());
        assertEquals(1, status.rejected());
        assertTrue(
                status.problem().orElseThrow().startsWith("limits.json: "),
                status.problem().toString());
    }

    /** A changed byte is caught, or it was one that limits nothing (a blank, or the name of the checksum itself). */
    @Property(tries = 1_000, seed = "11")
    void anyByteChanged_neverChangesALimit(@ForAll int where, @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] corrupted = FULL.clone();
        corrupted[Math.floorMod(where, corrupted.length)] ^= (byte) flip;
        after(corrupted);
        assertEquals(GOOD, inForce);
    }

    @Property(tries = 300, seed = "12")
    void anyTruncation_neverChangesALimit(@ForAll int where) {
        after(Arrays.copyOf(FULL, Math.floorMod(where, FULL.length)));
        assertEquals(GOOD, inForce);
    }

    static Stream<byte[]> corruptions() {
        byte[][] all = Stream.of(replaced(), whole().map(text -> text.getBytes(UTF_8)), binary())
                .flatMap(each -> each)
                .toArray(byte[][]::new);
        assertTrue(all.length >= 50, "only " + all.length);
        return Arrays.stream(all);
    }

    /** One place in a good file without a checksum, so that it is the rule for this place that catches it. */
    private static Stream<byte[]> replaced() {
        String plain = Samples.FULL.replaceAll(",\\s*\"sha256\":\"[0-9a-f]+\"", "");
        return Stream.of(
                        replace(plain, "\"schemaVersion\":1", "\"schemaVersion\":2"),
                        replace(plain, "\"schemaVersion\":1", "\"schemaVersion\":\"1\""),
                        replace(plain, "\"schemaVersion\":1", "\"schemaVersion\":null"),
                        replace(plain, "\"schemaVersion\":1", "\"version\":1"),
                        replace(plain, "\"limit\":12", "\"limit\":0"),
                        replace(plain, "\"limit\":12", "\"limit\":-1"),
                        replace(plain, "\"limit\":12", "\"limit\":1.5"),
                        replace(plain, "\"limit\":12", "\"limit\":\"12\""),
                        replace(plain, "\"limit\":12", "\"limit\":true"),
                        replace(plain, "\"limit\":12", "\"limit\":[12]"),
                        replace(plain, "\"limit\":12", "\"limit\":1e300"),
                        replace(plain, "\"limit\":12", "\"limit\":99999999999"),
                        replace(plain, "\"limit\":12", "\"limit\":NaN"),
                        replace(plain, "\"limit\":12", "\"limit\":"),
                        replace(plain, "\"limit\":12", "\"limits\":12"),
                        replace(plain, "\"name\":\"NetNS\"", "\"name\":\"\""),
                        replace(plain, "\"name\":\"NetNS\"", "\"name\":\"AddCNI\""),
                        replace(plain, "\"name\":\"NetNS\"", "\"name\":\"Net NS\""),
                        replace(plain, "\"name\":\"NetNS\"", "\"name\":7"),
                        replace(plain, "\"name\":\"NetNS\",", ""),
                        replace(plain, "\"stages\":[", "\"stage\":["),
                        replace(plain, "\"burst\":400", "\"burst\":0"),
                        replace(plain, "\"burst\":400", "\"burst\":\"many\""),
                        replace(plain, "\"burst\":100", "\"burst\":-100"),
                        replace(plain, "\"NetNS\":8", "\"NetNS\":0"),
                        replace(plain, "\"NetNS\":8", "\"Net NS\":8"),
                        replace(plain, "\"table\":[", "\"table\":[7,"),
                        replace(plain, "\"generation\":3", "\"generation\":-3"),
                        replace(plain, "\"created\":\"2026", "\"created\":\"last year"),
                        replace(plain, "\"gainCi95\":[0.15,0.22]", "\"gainCi95\":[0.22,0.15]"),
                        replace(plain, "\"pairs\":12", "\"pairs\":-12"),
                        replace(plain, "\"cores\":64", "\"cores\":0"),
                        replace(plain, "\"generation\":3", "\"generation\":3,\"generation\":4"),
                        replace(Samples.FULL, "\"NetNS\":8", "\"NetNS\":9"),
                        replace(Samples.FULL, "\"sha256\":\"6f", "\"sha256\":\"7f"),
                        replace(Samples.FULL, "\"sha256\":\"6f", "\"sha256\":\"f"))
                .map(text -> text.getBytes(UTF_8));
    }

    private static Stream<String> whole() {
        return Stream.of(
                "",
                " \n",
                "null",
                "[]",
                "{}",
                "12",
                "\"limits\"",
                "<limits/>",
                "schemaVersion: 1\nstages: []\n",
                Samples.FULL + "}",
                Samples.FULL + Samples.FULL,
                "[".repeat(100_000),
                "{\"schemaVersion\":1,\"stages\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
                "{\"schemaVersion\":1,\"stages\":[]} // done",
                "9".repeat(100_000));
    }

    private static Stream<byte[]> binary() {
        byte[] badUtf8 = FULL.clone();
        badUtf8[Samples.FULL.indexOf("macvtap")] = (byte) 0xff;
        return Stream.concat(
                IntStream.of(1, FULL.length / 4, FULL.length / 2, FULL.length - 4)
                        .mapToObj(length -> Arrays.copyOf(FULL, length)),
                Stream.of(
                        new byte[4_096],
                        badUtf8,
                        Arrays.copyOf(FULL, FULL.length + 512),
                        ByteBuffer.allocate(8).putLong(-1).array(),
                        Samples.FULL.replace("\"NetNS\":8", "\"NetNS\":9").getBytes(UTF_16)));
    }

    private static String replace(String text, String old, String other) {
        assertTrue(text.contains(old), old);
        String corrupted = text.replace(old, other);
        assertFalse(corrupted.equals(text), old);
        return corrupted;
    }
}
