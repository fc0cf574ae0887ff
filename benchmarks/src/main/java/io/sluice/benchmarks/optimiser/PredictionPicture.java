package io.sluice.benchmarks.optimiser;

import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.Line;
import io.sluice.benchmarks.plot.LineChart;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.study.Prediction;
import io.sluice.tuner.study.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the model predicts along one limit, told of held times and not. */
final class PredictionPicture {
    /** Bursts that it is told of. */
    static final int TRIALS = 8;

    private static final List<Integer> LIMITS = List.of(1, 2, 3, 4, 6, 9, 13, 19, 28, 41, 60, 88, 130, 190, 280, 400);
    private static final String STAGE = "StartVM";

    private PredictionPicture() {}

    static Figure of(SampleHost host, int trials) throws InterruptedException {
        try (Tuner told = searched(host, trials);
                Tuner notTold = withoutStages(host, told.trials())) {
            List<Map<String, Object>> points = points(host);
            return Figure.of(
                    "Makespan along the limit of " + STAGE + " (no other limit), predicted after " + trials + " bursts",
                    "400 simulated starts on the paper's host; bands: mean ± 2 sd. Only the left model knows how long"
                            + " stages are held",
                    chart("held times told", host, told, points),
                    chart("times of bursts alone", host, notTold, points));
        }
    }

    private static Tuner searched(SampleHost host, int trials) throws InterruptedException {
        Tuner tuner = host.tuner().build();
        for (int i = 0; i < trials; i++) {
            Ask ask = tuner.ask();
            tuner.tell(ask.trial(), host.measure(ask.candidate()));
        }
        return tuner;
    }

    /** A tuner that was told the same values of the same points, and nothing of their stages. */
    private static Tuner withoutStages(SampleHost host, List<Trial> trials) {
        Tuner tuner = host.tuner().suggester(new SameTrials(trials)).build();
        for (Trial trial : trials) {
            tuner.tell(tuner.ask().trial(), Evaluation.of(trial.value().orElseThrow()));
        }
        return tuner;
    }

    private static List<Map<String, Object>> points(SampleHost host) {
        return LIMITS.stream()
                .map(limit -> {
                    Map<String, Object> point = new LinkedHashMap<>(host.space().baseline());
                    point.put(STAGE, (long) limit);
                    return point;
                })
                .toList();
    }

    private static LineChart chart(String title, SampleHost host, Tuner tuner, List<Map<String, Object>> points)
            throws InterruptedException {
        List<Line.Point> truth = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            truth.add(Line.Point.of(LIMITS.get(i), host.truth(points.get(i))));
        }
        Axis seconds = Axis.log("makespan, s").from(10).to(1000);
        return new LineChart(
                title,
                Axis.log("limit of " + STAGE),
                seconds,
                List.of(
                        predicted(tuner.predict(points)),
                        Line.of("truth", Color.BLACK, truth).dashes()));
    }

    /** The sd on the log scale is sd / mean, so the band is drawn there. */
    private static Line predicted(List<Prediction> predictions) {
        double[] limits = LIMITS.stream().mapToDouble(i -> i).toArray();
        double[] means = predictions.stream().mapToDouble(Prediction::mean).toArray();
        double[] factors = predictions.stream()
                .mapToDouble(p -> Math.exp(2 * p.sd() / p.mean()))
                .toArray();
        return Line.of("prediction", Color.BLUE, limits, means)
                .withBand(
                        IntStream.range(0, means.length)
                                .mapToDouble(i -> means[i] / factors[i])
                                .toArray(),
                        IntStream.range(0, means.length)
                                .mapToDouble(i -> means[i] * factors[i])
                                .toArray());
    }
}
