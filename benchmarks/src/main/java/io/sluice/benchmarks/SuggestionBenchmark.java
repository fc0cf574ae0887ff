package io.sluice.benchmarks;

import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.suggest.GaussianProcessSuggester;
import io.sluice.tuner.suggest.SobolSuggester;
import io.sluice.tuner.suggest.Suggester;
import io.sluice.tuner.suggest.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the tuner thinks about the next trial: fit, maximise, decode, after so many finished trials.
 *
 * <p>Load: limits from 1 to 400, values of a noisy hyperbola in each (a stage that starves when its limit is small), at
 * the points that the tuner chose itself (of more than 200, those that are multiples of five; Sobol points between them);
 * every suggestion is the first after the history changed, nothing is kept between calls. Where the next trial would repeat one, which takes
 * less, that is done first.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar SuggestionBenchmark}, on one core after {@code taskset -c 0};
 * {@code p0.50} is the median. With {@code -prof gc}, what one suggestion allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@Threads(1)
public class SuggestionBenchmark {
    // A history of more is not chosen by the tuner throughout: that alone would take minutes.
    private static final int ALL_CHOSEN = 200;
    private static final int CHOSEN_ONE_IN = 5;

    /** Finished trials and limits in the space. */
    @Param({"50x5", "50x12", "200x12", "1000x12"})
    public String size = "50x5";

    /** What an evaluation tells: the value alone, or held times and processor time too, as bursts do. */
    @Param({"value", "stages"})
    public String tells = "value";

    private final Suggester suggester = new GaussianProcessSuggester(2, List.of());
    private final RandomStreams streams = new RandomStreams(1);
    private History history = emptyHistory(1);

    /** Runs the study whose next trial is suggested. */
    @Setup
    public void runStudy() {
        int split = size.indexOf('x');
        int trials = Integer.parseInt(size.substring(0, split));
        int limits = Integer.parseInt(size.substring(split + 1));
        try (Tuner tuner = tuner(limits, trials > ALL_CHOSEN ? new Mixed(suggester) : suggester)) {
            for (int i = 0; i < trials || repeats(tuner.history()); i++) {
                Ask ask = tuner.ask();
                tuner.tell(ask.trial(), evaluation(ask.parameters(), i));
            }
            history = tuner.history();
        }
    }

    /** Whether the next trial repeats one, which is soon decided: that is not what is to be measured. */
    private boolean repeats(History finished) {
        return suggester.suggest(finished, streams).replicateOf().isPresent();
    }

    private static History emptyHistory(int limits) {
        try (Tuner tuner = tuner(limits, new SobolSuggester())) {
            return tuner.history();
        }
    }

    private static Tuner tuner(int limits, Suggester suggester) {
        Parameter[] parameters = IntStream.range(0, limits)
                .mapToObj(i -> Parameters.limit("stage" + i, 400))
                .toArray(Parameter[]::new);
        return Tuner.minimizing(SearchSpace.of(parameters))
                .seed(1)
                .suggester(suggester)
                .build();
    }

    /** One in a few trials by {@code chosen}, the rest by a Sobol sequence. */
    private record Mixed(Suggester chosen) implements Suggester {
        @Override
        public String name() {
            return "mixed";
        }

        @Override
        public Suggestion suggest(History history, RandomStreams streams) {
            Suggester next = history.nextTrial() % CHOSEN_ONE_IN == 0 ? chosen : new SobolSuggester();
            return next.suggest(history, streams);
        }
    }

    private Evaluation evaluation(Map<String, Object> parameters, int trial) {
        double pace = Math.exp(0.05 * streams.stream(trial + 1, "noise").nextGaussian());
        double starved = parameters.values().stream()
                .mapToDouble(limit -> 2 / limit(limit))
                .sum();
        double value = (2 + starved) * pace;
        return tells.equals("value")
                ? Evaluation.of(value)
                : new Evaluation.Measured(
                        value,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        stages(parameters, pace),
                        Map.of(Evaluation.CPU, 40 * pace));
    }

    /** Each start holds a stage for 5 ms, and for twice as long where all are in it at once. */
    private static List<StageMeans> stages(Map<String, Object> parameters, double pace) {
        return parameters.entrySet().stream()
                .map(limit -> new StageMeans(limit.getKey(), 0, 0.005 * (1 + limit(limit.getValue()) / 400) * pace))
                .toList();
    }

    private static double limit(Object value) {
        return ((Long) value).doubleValue();
    }

    /** One suggestion. */
    @Benchmark
    public Suggestion suggest() {
        return suggester.suggest(history, streams);
    }
}
