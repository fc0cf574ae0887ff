package io.sluice.benchmarks.optimiser;

import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.Line;
import io.sluice.benchmarks.plot.Line.Point;
import io.sluice.benchmarks.plot.LineChart;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A search: what it measured, what it would have recommended after each burst, and the limits of that. */
final class SearchPicture {
    private SearchPicture() {}

    static Figure of(SampleHost host, int trials) throws InterruptedException {
        List<Point> measured = new ArrayList<>();
        List<Point> truth = new ArrayList<>();
        List<Map<String, Object>> picks = new ArrayList<>();
        try (Tuner tuner = host.tuner().build()) {
            for (int i = 1; i <= trials; i++) {
                Ask ask = tuner.ask();
                Evaluation.Measured evaluation = host.measure(ask.candidate());
                tuner.tell(ask.trial(), evaluation);
                picks.add(tuner.recommendation().orElseThrow().parameters());
                measured.add(Point.of(i, evaluation.value()));
                truth.add(Point.of(i, host.truth(picks.get(i - 1))));
            }
        }
        return Figure.of(
                "A search of " + trials + " bursts",
                "400 simulated starts on the paper's host; the pick is the point of the lowest posterior mean",
                new LineChart(
                        Axis.linear("bursts"),
                        Axis.log("makespan, s"),
                        List.of(
                                Line.of("measured", Color.GREY, measured),
                                Line.of("pick, true mean", Color.BLACK, truth))),
                new LineChart(Axis.linear("bursts"), Axis.log("limit in the pick"), limits(host, picks)));
    }

    private static List<Line> limits(SampleHost host, List<Map<String, Object>> picks) {
        List<Line> lines = new ArrayList<>();
        for (Parameter parameter : host.space().parameters()) {
            List<Point> points = IntStream.range(0, picks.size())
                    .mapToObj(i -> Point.of(i + 1, number(picks.get(i), parameter)))
                    .toList();
            lines.add(Line.of(parameter.name(), Color.of(lines.size()), points));
        }
        return lines;
    }

    private static double number(Map<String, Object> pick, Parameter parameter) {
        return ((Number) Objects.requireNonNull(pick.get(parameter.name()))).doubleValue();
    }
}
