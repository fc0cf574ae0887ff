package io.sluice.benchmarks;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.Parameters;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.suggest.GaussianProcessSuggester;
import io.sluice.tuner.suggest.Suggester;
import io.sluice.tuner.suggest.Suggestion;
import java.util.List;
import java.util.Map;
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
 * the points that the tuner chose itself; every suggestion is the first after the history changed, nothing is kept between calls.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar SuggestionBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@Threads(1)
public class SuggestionBenchmark {
    /** Finished trials. */
    @Param({"50", "200"})
    public int trials;

    /** Limits in the space. */
    @Param({"5", "12"})
    public int limits;

    private final Suggester suggester = new GaussianProcessSuggester(2, List.of());
    private final RandomStreams streams = new RandomStreams(1);
    private History history = emptyHistory(1);

    /** Runs the study whose next trial is suggested. */
    @Setup
    public void runStudy() {
        try (Tuner tuner = tuner(limits)) {
            for (int i = 0; i < trials; i++) {
                Ask ask = tuner.ask();
                tuner.tell(ask.trial(), Evaluation.of(seconds(ask.parameters(), i)));
            }
            history = tuner.history();
        }
    }

    private static History emptyHistory(int limits) {
        try (Tuner tuner = tuner(limits)) {
            return tuner.history();
        }
    }

    private static Tuner tuner(int limits) {
        Parameter[] parameters = IntStream.range(0, limits)
                .mapToObj(i -> Parameters.limit("stage" + i, 400))
                .toArray(Parameter[]::new);
        return Tuner.minimizing(SearchSpace.of(parameters)).seed(1).build();
    }

    private double seconds(Map<String, Object> parameters, int trial) {
        double starved = parameters.values().stream()
                .mapToDouble(limit -> 2.0 / ((Long) limit).doubleValue())
                .sum();
        return (2 + starved)
                * Math.exp(0.05 * streams.stream(trial + 1, "noise").nextGaussian());
    }

    /** One suggestion. */
    @Benchmark
    public Suggestion suggest() {
        return suggester.suggest(history, streams);
    }
}
