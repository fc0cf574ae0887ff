package io.sluice.tuner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.Objective;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.suggest.RandomSuggester;
import io.sluice.tuner.suggest.SobolSuggester;
import io.sluice.tuner.suggest.Suggester;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** A journal cut off at any byte and resumed ends as the very file that the uninterrupted study wrote. */
class ResumePropertyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final int TRIALS = 10;

    private record Whole(Optional<Suggester> suggester, List<String> lines, Recommendation recommendation) {
        static Whole of(Optional<Suggester> suggester) {
            return inFolder(folder -> {
                Recommendation recommendation = run(suggester, folder, false);
                return new Whole(suggester, Files.readAllLines(journal(folder)), recommendation);
            });
        }

        byte[] bytes() {
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final Whole RANDOM = Whole.of(Optional.of(new RandomSuggester()));
    private static final Whole SOBOL = Whole.of(Optional.of(new SobolSuggester()));
    private static final Whole GAUSSIAN_PROCESS = Whole.of(Optional.empty());
    private static final byte[] IN_FLIGHT = inFlight(new byte[0]);

    @Property(seed = "301", tries = 120)
    void randomStudy_cutAnywhere_endsTheSame(@ForAll @DoubleRange(max = 1) @Scale(9) double at) {
        cutAndResume(RANDOM, at);
    }

    @Property(seed = "302", tries = 30)
    void sobolStudy_cutAnywhere_endsTheSame(@ForAll @DoubleRange(max = 1) @Scale(9) double at) {
        cutAndResume(SOBOL, at);
    }

    @Property(seed = "303", tries = 25)
    void gaussianProcessStudy_cutAnywhere_endsTheSame(@ForAll @DoubleRange(max = 1) @Scale(9) double at) {
        cutAndResume(GAUSSIAN_PROCESS, at);
    }

    @Property(seed = "304", tries = 25)
    void studyWithThreeTrialsInFlight_cutAnywhere_endsTheSame(@ForAll @DoubleRange(max = 1) @Scale(9) double at) {
        byte[] cut = Arrays.copyOf(IN_FLIGHT, (int) Math.round(at * IN_FLIGHT.length));
        assertArrayEquals(IN_FLIGHT, inFlight(cut));
    }

    /** Goes on from these bytes of a journal with three trials pending at any time, the oldest told first. */
    private static byte[] inFlight(byte[] cut) {
        return inFolder(folder -> {
            Files.write(journal(folder), cut);
            try (Tuner tuner = builder(folder, true).cores(4).build()) {
                Deque<Ask> pending = new ArrayDeque<>();
                while (tuner.history().completed().size() < TRIALS) {
                    while (pending.size() < 3) {
                        pending.add(tuner.ask());
                    }
                    Ask oldest = pending.remove();
                    tuner.tell(oldest.trial(), Synthetic.evaluate(oldest.candidate(), 5));
                }
            }
            return Files.readAllBytes(journal(folder));
        });
    }

    private static void cutAndResume(Whole whole, double at) {
        byte[] bytes = whole.bytes();
        Recommendation resumed = inFolder(folder -> {
            Files.write(journal(folder), Arrays.copyOf(bytes, (int) Math.round(at * bytes.length)));
            Recommendation recommendation = run(whole.suggester(), folder, true);
            assertArrayEquals(bytes, Files.readAllBytes(journal(folder)));
            return recommendation;
        });
        assertEquals(whole.recommendation(), resumed);
    }

    private static Path journal(Path folder) {
        return folder.resolve("journal.jsonl");
    }

    private static Recommendation run(Optional<Suggester> suggester, Path folder, boolean resume) {
        TunerBuilder builder = builder(folder, resume);
        suggester.ifPresentOrElse(builder::suggester, () -> builder.cores(4));
        try (Tuner tuner = builder.build()) {
            return tuner.run(objective(), Budget.trials(TRIALS));
        }
    }

    private static TunerBuilder builder(Path folder, boolean resume) {
        return Tuner.minimizing(Synthetic.SPACE)
                .seed(42)
                .clock(CLOCK)
                .journal(folder)
                .resume(resume)
                .definition("metric", "makespan");
    }

    /** Every kind of outcome, each a function of the candidate. */
    private static Objective objective() {
        return candidate -> switch (candidate.trial()) {
            case 3 -> Evaluation.failed("config");
            case 5 -> new Evaluation.Failed("harness", FailureKind.HARNESS, OptionalDouble.of(1));
            case 6 -> new Evaluation.Censored(30, OptionalDouble.of(30), Map.of("started", 17));
            default -> Synthetic.evaluate(candidate, 5);
        };
    }

    private interface InFolder<T> {
        T run(Path folder) throws IOException;
    }

    private static <T> T inFolder(InFolder<T> action) {
        try {
            Path folder = Files.createTempDirectory("resume");
            try {
                return action.run(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
