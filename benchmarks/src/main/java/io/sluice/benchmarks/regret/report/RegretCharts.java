package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Estimate;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.Line;
import io.sluice.benchmarks.plot.LineChart;
import io.sluice.benchmarks.regret.OneRun;
import io.sluice.benchmarks.regret.problem.Family;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.tuner.proof.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Excess against evaluations and against objective seconds.
 *
 * @param results what is drawn
 */
public record RegretCharts(Results results) {

    /** Two panels for the problems of a family. */
    public Figure figure(Family family) {
        List<Problem> problems = results.of(family);
        String title = "Mean excess over the best known: " + problems.size() + " problems of the family "
                + family.name().toLowerCase(Locale.ROOT);
        return Figure.of(
                title,
                "Of the point that each contestant reports as best, without noise; bands are 95 % bootstrap intervals",
                chart("evaluations", problems, after -> score -> after),
                chart("objective seconds / best known", problems, after -> score -> score.spentAfter(after)));
    }

    private LineChart chart(String x, List<Problem> problems, IntFunction<ToDoubleFunction<Score>> at) {
        List<Line> lines = new ArrayList<>();
        for (String contestant : results.contestants()) {
            Line line = Line.of(contestant, Color.of(lines.size()), points(problems, contestant, at));
            lines.add(lines.size() < 8 ? line : line.dashes());
        }
        return new LineChart(Axis.linear(x), Axis.log("excess, %"), lines);
    }

    private List<Line.Point> points(
            List<Problem> problems, String contestant, IntFunction<ToDoubleFunction<Score>> at) {
        List<Line.Point> points = new ArrayList<>();
        for (int after : OneRun.CHECKPOINTS) {
            List<double[]> excess = results.figures(problems, contestant, score -> 100 * score.excessAfter(after));
            if (!excess.isEmpty()) {
                Interval band = Bootstrap.interval(excess);
                double x = Bootstrap.mean(results.figures(problems, contestant, at.apply(after)));
                points.add(new Line.Point(x, Estimate.of(Bootstrap.mean(excess), band.low(), band.high())));
            }
        }
        return points;
    }
}
