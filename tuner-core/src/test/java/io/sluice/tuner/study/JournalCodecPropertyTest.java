package io.sluice.tuner.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class JournalCodecPropertyTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameters.limit("a", 400), Parameters.logReal("r", 1e-300, 1e300));

    private static void comesBack(JournalEntry entry) {
        byte[] line = JournalCodec.line(JournalCodec.write(entry));
        assertEquals(line.length - 1, new String(line, StandardCharsets.ISO_8859_1).indexOf('\n'));
        assertEquals(entry, JournalCodec.entry(JournalCodec.parse(line).orElseThrow(), SPACE));
    }

    @Property(seed = "401")
    void asks_comeBackExactly(
            @ForAll @LongRange(min = 1, max = 400) long a,
            @ForAll("finite") double cutoff,
            @ForAll @DoubleRange(max = 1) @Scale(9) double u,
            @ForAll @IntRange(min = 1) int number,
            @ForAll Optional<String> stop) {
        Map<String, Object> point =
                SPACE.canonical(Map.of("a", a, "r", SPACE.parameters().get(1).decode(u)));
        comesBack(new JournalEntry.Ask(Trial.pending(
                number,
                point,
                OptionalDouble.of(cutoff),
                OptionalInt.of(number),
                stop,
                Instant.ofEpochSecond(number))));
    }

    @Property(seed = "402")
    void outcomes_comeBackExactly(
            @ForAll("finite") double value,
            @ForAll("finite") double cost,
            @ForAll String text,
            @ForAll FailureKind kind,
            @ForAll @IntRange(min = 1) int trial) {
        OptionalDouble seconds = OptionalDouble.of(Math.abs(cost));
        Map<String, Object> attributes = Map.of(text, value, "a" + text, List.of(text, trial));
        for (Evaluation evaluation : List.of(
                new Evaluation.Measured(value, seconds, OptionalDouble.empty(), List.of(), attributes),
                new Evaluation.Censored(value, seconds, attributes),
                new Evaluation.Failed(text, kind, seconds))) {
            comesBack(new JournalEntry.Tell(trial, evaluation, Instant.EPOCH));
        }
    }

    @Provide
    Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }
}
