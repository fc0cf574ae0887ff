package io.sluice.acquisition;

import io.sluice.gp.FitSettings;
import io.sluice.gp.GaussianProcess;
import io.sluice.gp.GpModel;
import io.sluice.gp.MapFitter;
import io.sluice.gp.Row;
import io.sluice.gp.Standardization;
import io.sluice.gp.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Fits the standard Gaussian process ({@link GpModel#standard}) to what observations exceed a trend by: it is standardised by the mean and the
 * standard deviation of the measured values ({@link Standardization}), hyperparameters are fitted by maximum a
 * posteriori, and lower bounds enter through the probability that they hold. No value is winsorised, dropped or replaced.
 * What a trend leaves varies slowly; without one, values may have several valleys, so length scales are shorter a priori,
 * and few values have to tell of all of them, so they are believed to be alike.
 * Infeasible observations do not enter at all: they have no y. Immutable and thread-safe.
 */
public final class SurrogateFitter {
    private static final double LENGTH_SCALE_BESIDE_TREND = 0.6;
    private static final double LENGTH_SCALE_ALONE = 0.3;
    private static final double CORRELATION_ALONE = 0.9;

    private final Domain domain;
    private final Trend trend;
    private final GpModel model;

    /** For observations of points with as many coordinates as {@code domain} has axes, and no trend. */
    public SurrogateFitter(Domain domain) {
        this(domain, Trend.none());
    }

    /** For observations of points with as many coordinates as {@code domain} has axes, of what exceeds {@code trend}. */
    public SurrogateFitter(Domain domain, Trend trend) {
        this.domain = domain;
        this.trend = trend;
        this.model = trend.exists()
                ? GpModel.standard(domain.categorical(), LENGTH_SCALE_BESIDE_TREND)
                : GpModel.standard(domain.categorical(), LENGTH_SCALE_ALONE)
                        .withLengthScaleCorrelation(CORRELATION_ALONE);
    }

    /**
     * Fits.
     *
     * @param observations at least one of them {@link Observation.Measured}; not modified
     * @param random for the starts of the fit; equal generators give equal surrogates
     * @throws IllegalArgumentException if nothing was measured, or a point has the wrong number of coordinates
     */
    public Surrogate fit(List<Observation> observations, RandomGenerator random) {
        if (observations.stream().noneMatch(Observation.Measured.class::isInstance)) {
            throw new IllegalArgumentException("none of " + observations.size()
                    + " observations is a measured value: a surrogate needs at least one; evaluate a design first");
        }
        return fitAny(observations, random);
    }

    /** As {@link #fit}, and without a value the prior, in units of 1 unless bounds tell of others. */
    FittedSurrogate fitAny(List<Observation> observations, RandomGenerator random) {
        return fitted(observations, (fitter, data) -> fitter.fit(data, random));
    }

    /** As {@link #fitAny}, but with hyperparameters drawn from what the observations leave open. */
    FittedSurrogate draw(List<Observation> observations, RandomGenerator random) {
        return fitted(observations, (fitter, data) -> fitter.draw(data, random));
    }

    private FittedSurrogate fitted(
            List<Observation> observations, BiFunction<MapFitter, TrainingData, GaussianProcess> fit) {
        observations.forEach(o -> domain.requireDimension(o.x()));
        Standardization standardization = Standardization.of(measured(observations), bounds(observations));
        TrainingData data = TrainingData.of(rows(observations, standardization));
        MapFitter fitter = new MapFitter(model, FitSettings.standard(data.size()));
        return new FittedSurrogate(fit.apply(fitter, data), standardization, trend);
    }

    private List<Row> rows(List<Observation> observations, Standardization standardization) {
        List<Row> rows = new ArrayList<>();
        for (Observation observation : observations) {
            if (observation instanceof Observation.Measured m) {
                rows.add(new Row.Value(m.x(), standardization.standardize(excess(m)), noise(m, standardization)));
            } else if (observation instanceof Observation.LowerBound b) {
                rows.add(new Row.AtLeast(b.x(), standardization.standardize(excess(b))));
            }
        }
        return rows;
    }

    private static OptionalDouble noise(Observation.Measured measured, Standardization standardization) {
        return measured.noiseVariance().isPresent()
                ? OptionalDouble.of(standardization.standardizeVariance(
                        measured.noiseVariance().getAsDouble()))
                : OptionalDouble.empty();
    }

    private double excess(Observation.Measured measured) {
        return measured.y() - trend.at(measured.x());
    }

    private double excess(Observation.LowerBound bound) {
        return bound.y() - trend.at(bound.x());
    }

    private double[] measured(List<Observation> observations) {
        return observations.stream()
                .filter(Observation.Measured.class::isInstance)
                .mapToDouble(o -> excess((Observation.Measured) o))
                .toArray();
    }

    private double[] bounds(List<Observation> observations) {
        return observations.stream()
                .filter(Observation.LowerBound.class::isInstance)
                .mapToDouble(o -> excess((Observation.LowerBound) o))
                .toArray();
    }
}
