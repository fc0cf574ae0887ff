package io.sluice.tuner.suggest;

import io.sluice.acquisition.Observation;
import io.sluice.acquisition.Trend;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.suggest.StarvationTrend.Gate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The {@link StarvationTrend} of a history whose evaluations tell how long their stages were held: s_j is the shortest mean
 * held time of any burst ({@link HeldTimes}), b is the least of the values, and a is the one
 * of a few that fits the values, and the bounds of bursts that were stopped, best. No trend where values are not modelled as logarithms of something to be small, where
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
        List<Observation> observations = Observations.of(history, responses);
        double base =
                Math.exp(measured.stream().mapToDouble(responses::of).min().orElseThrow());
        return Arrays.stream(SHARES)
                .mapToObj(share -> new StarvationTrend(gates, base, share))
                .min(Comparator.comparingDouble(trend -> loss(trend, observations)))
                .orElseThrow();
    }

    private static List<Gate> gates(History history) {
        HeldTimes held = HeldTimes.of(history);
        List<Gate> gates = new ArrayList<>();
        List<Parameter> parameters = history.space().parameters();
        for (int j = 0; j < parameters.size(); j++) {
            if (parameters.get(j) instanceof Limit limit && limit.high() > 1) {
                int coordinate = j;
                held.of(limit.name()).ifPresent(s -> gates.add(new Gate(coordinate, limit.high(), s)));
            }
        }
        return gates;
    }

    private static double loss(StarvationTrend trend, List<Observation> observations) {
        double[] excess = observations.stream()
                .filter(Observation.Measured.class::isInstance)
                .map(Observation.Measured.class::cast)
                .mapToDouble(measured -> measured.y() - trend.at(measured.x()))
                .sorted()
                .toArray();
        double median = excess[excess.length / 2];
        DoubleStream missing = observations.stream()
                .filter(Observation.LowerBound.class::isInstance)
                .map(Observation.LowerBound.class::cast)
                .mapToDouble(bound -> Math.max(median, bound.y() - trend.at(bound.x())));
        return DoubleStream.concat(Arrays.stream(excess), missing)
                .map(r -> Math.log1p((r - median) * (r - median) / WIDTH / WIDTH))
                .sum();
    }
}
