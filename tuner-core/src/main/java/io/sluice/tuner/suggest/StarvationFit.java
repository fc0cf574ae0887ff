package io.sluice.tuner.suggest;

import io.sluice.acquisition.Trend;
import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.suggest.StarvationTrend.Gate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The {@link StarvationTrend} of a history whose evaluations tell how long their stages were held: s_j is the shortest mean
 * held time of any burst, which is the one with the least contention, b is the lower quartile of the values, and a is the one
 * of a few that fits the values best. No trend where values are not modelled as logarithms of something to be small, where
 * no stage is a limit's, and before three values.
 */
final class StarvationFit {
    private static final int FEWEST_VALUES = 3;
    private static final double[] SHARES = {0, 0.25, 0.35, 0.5, 0.7, 0.85, 1};
    // Residuals beyond a tenth of the value count for little: Cauchy's loss.
    private static final double WIDTH = 0.1;

    private StarvationFit() {}

    static Trend of(History history, Responses responses) {
        List<Trial> measured = history.measured();
        List<Gate> gates = gates(history);
        if (!responses.transform().isLogOfCost() || gates.isEmpty() || measured.size() < FEWEST_VALUES) {
            return Trend.none();
        }
        double[][] points = measured.stream()
                .map(trial -> history.space().encode(trial.parameters()))
                .toArray(double[][]::new);
        double[] y = measured.stream().mapToDouble(responses::of).toArray();
        double base = Math.exp(sorted(Arrays.stream(y))[(y.length - 1) / 4]);
        return Arrays.stream(SHARES)
                .mapToObj(share -> new StarvationTrend(gates, base, share))
                .min(Comparator.comparingDouble(trend -> loss(trend, points, y)))
                .orElseThrow();
    }

    private static List<Gate> gates(History history) {
        List<Gate> gates = new ArrayList<>();
        List<Parameter> parameters = history.space().parameters();
        for (int j = 0; j < parameters.size(); j++) {
            if (parameters.get(j) instanceof Limit limit && limit.high() > 1) {
                DoubleSummaryStatistics held = held(history, limit.name());
                if (held.getCount() > 0) {
                    gates.add(new Gate(j, limit.high(), held.getMin()));
                }
            }
        }
        return gates;
    }

    private static DoubleSummaryStatistics held(History history, String stage) {
        return history.measured().stream()
                .map(trial -> (Evaluation.Measured) trial.outcome().orElseThrow())
                .flatMap(measured -> measured.stages().stream())
                .filter(means -> means.name().equals(stage))
                .mapToDouble(StageMeans::held)
                .summaryStatistics();
    }

    private static double loss(StarvationTrend trend, double[][] points, double[] y) {
        double[] residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residuals[i] = y[i] - trend.at(points[i]);
        }
        double median = sorted(Arrays.stream(residuals))[residuals.length / 2];
        return Arrays.stream(residuals)
                .map(r -> Math.log1p((r - median) * (r - median) / WIDTH / WIDTH))
                .sum();
    }

    private static double[] sorted(DoubleStream numbers) {
        return numbers.sorted().toArray();
    }
}
