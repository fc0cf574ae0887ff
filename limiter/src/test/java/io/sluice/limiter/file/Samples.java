package io.sluice.limiter.file;

import io.sluice.limiter.AnyLimits;
import io.sluice.limiter.Limits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Limits files, one fixed and any number of random ones. */
public final class Samples {
    /** The checksum of {@link #FULL}, computed with another program (Python's json and hashlib). */
    static final String FULL_SHA256 = "6f0b85f32959dda37b946a46e84bae8097da664f00885ef8cdf89aa31a89e1df";

    /** Every member of the format. */
    public static final String FULL = """
            {"schemaVersion":1,"generation":3,"created":"2026-01-01T00:00:00Z","burst":400,"metric":"balanced",
             "stages":[{"name":"NetNS","limit":12},{"name":"AddCNI","limit":3},{"name":"StartVM","limit":null}],
             "table":[{"burst":100,"stages":{"NetNS":8,"AddCNI":3,"StartVM":null}}],
             "evidence":{"baseline":20.9,"tuned":17.0,"gain":0.187,"gainCi95":[0.15,0.22],"pairs":12,
                         "tried":{"NetNS":12,"AddCNI":3,"StartVM":null},"significant":true},
             "host":{"kernel":"6.1.0","cores":64,"cgroup":"v1","profile":"macvtap","runtime":"qemu","fingerprint":"sha256:ab"},
             "tuner":{"version":"0.1.0","study":"s","seed":1,"trials":50},
             "sha256":"6f0b85f32959dda37b946a46e84bae8097da664f00885ef8cdf89aa31a89e1df"}
            """;

    /** Integers up to here are doubles too; of larger ones a canonical form, and so the checksum, knows 53 bits only. */
    private static final long EXACT = 1L << 52;

    private static final Limits STAGES = Limits.parse("NetNS=12,AddCNI=3,StartVM=unlimited");

    private Samples() {}

    /** What {@link #FULL} says. */
    static LimitsFile full() {
        return new LimitsFile(
                OptionalLong.of(3),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                OptionalInt.of(400),
                Optional.of("balanced"),
                STAGES,
                List.of(new BurstLimits(100, Limits.parse("NetNS=8,AddCNI=3,StartVM=unlimited"))),
                Optional.of(Evidence.of(20.9, 17.0, 0.187, new Interval(0.15, 0.22), 12, STAGES, true)),
                Optional.of(HostInfo.of("6.1.0", 64, "v1", "macvtap", "qemu", "sha256:ab")),
                Optional.of(TunerInfo.of("0.1.0", "s", 1, 50)),
                Optional.of(FULL_SHA256));
    }

    static Arbitrary<LimitsFile> any() {
        Arbitrary<LimitsFile> half = Combinators.combine(
                        optional(Arbitraries.longs().between(0, EXACT)),
                        optional(Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond)),
                        optional(positive()),
                        optional(text()),
                        AnyLimits.upToSixStages(),
                        table())
                .as((generation, created, burst, metric, stages, table) -> new LimitsFile(
                        toLong(generation),
                        created,
                        toInt(burst),
                        metric,
                        stages,
                        table,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return Combinators.combine(half, optional(evidence()), optional(host()), optional(tuner()))
                .as((file, evidence, host, tuner) -> new LimitsFile(
                        file.generation(),
                        file.created(),
                        file.burst(),
                        file.metric(),
                        file.stages(),
                        file.table(),
                        evidence,
                        host,
                        tuner,
                        Optional.empty()));
    }

    private static Arbitrary<List<BurstLimits>> table() {
        return Combinators.combine(positive(), AnyLimits.upToSixStages())
                .as(BurstLimits::new)
                .list()
                .uniqueElements(BurstLimits::burst)
                .ofMaxSize(3);
    }

    private static Arbitrary<Evidence> evidence() {
        Arbitrary<Optional<Double>> number = optional(number());
        Arbitrary<Interval> interval =
                Combinators.combine(number(), number()).as((a, b) -> new Interval(Math.min(a, b), Math.max(a, b)));
        return Combinators.combine(
                        number,
                        number,
                        number,
                        optional(interval),
                        optional(Arbitraries.integers().greaterOrEqual(0)),
                        optional(AnyLimits.upToSixStages()),
                        optional(Arbitraries.of(true, false)),
                        extra())
                .as((baseline, tuned, gain, ci, pairs, tried, significant, extra) -> new Evidence(
                        toDouble(baseline),
                        toDouble(tuned),
                        toDouble(gain),
                        ci,
                        toInt(pairs),
                        tried,
                        significant,
                        extra));
    }

    private static Arbitrary<HostInfo> host() {
        Arbitrary<Optional<String>> text = optional(text());
        return Combinators.combine(text, optional(positive()), text, text, text, text, extra())
                .as((kernel, cores, cgroup, profile, runtime, fingerprint, extra) ->
                        new HostInfo(kernel, toInt(cores), cgroup, profile, runtime, fingerprint, extra));
    }

    private static Arbitrary<TunerInfo> tuner() {
        return Combinators.combine(
                        optional(text()),
                        optional(text()),
                        optional(Arbitraries.longs().between(-EXACT, EXACT)),
                        optional(Arbitraries.integers().greaterOrEqual(0)))
                .as((version, study, seed, trials) -> new TunerInfo(version, study, toLong(seed), toInt(trials)));
    }

    private static Arbitrary<Map<String, Object>> extra() {
        Arbitrary<Object> value = Arbitraries.oneOf(
                text().map(s -> s),
                Arbitraries.integers().map(n -> n),
                number().map(n -> n),
                Arbitraries.of(true, false));
        return Arbitraries.maps(text().map(s -> "x" + s), value)
                .ofMaxSize(3)
                .map(members -> new LinkedHashMap<String, Object>(members));
    }

    private static Arbitrary<Integer> positive() {
        return Arbitraries.integers().greaterOrEqual(1);
    }

    private static Arbitrary<Double> number() {
        return Arbitraries.doubles();
    }

    /** Any text but half surrogate pairs, which are not Unicode. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .ofMaxLength(12)
                .filter(s ->
                        s.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static <T> Arbitrary<Optional<T>> optional(Arbitrary<T> values) {
        return values.optional();
    }

    private static OptionalInt toInt(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    private static OptionalLong toLong(Optional<Long> value) {
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    private static OptionalDouble toDouble(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}
