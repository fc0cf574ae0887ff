package io.sluice.gp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fits hyperparameters by maximum a posteriori: the largest {@link LogPosterior} that bounded quasi-Newton searches reach
 * from the prior's medians and from the best of some draws from the prior. Immutable and thread-safe.
 */
public final class MapFitter {
    private static final double TOLERANCE = 1e-6;
    private static final double MAX_STEP = 2;

    private final GpModel model;
    private final FitSettings settings;

    /** For {@code model}. */
    public MapFitter(GpModel model, FitSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /**
     * Fits the hyperparameters and conditions on all of {@code data}.
     *
     * @param random for the draws from the prior, and for the rows where there are too many; equal generators give equal
     *     fits
     */
    public GaussianProcess fit(TrainingData data, RandomGenerator random) {
        return GaussianProcess.of(model, hyperparameters(data, random), data);
    }

    /** Only the hyperparameters; the prior's medians if there are no rows. */
    public Hyperparameters hyperparameters(TrainingData data, RandomGenerator random) {
        if (data.size() == 0) {
            return model.medians();
        }
        LogPosterior posterior = new LogPosterior(model, data.sample(settings.maxRows(), random));
        return starts(posterior, random).stream()
                .map(start -> climb(posterior, start))
                .min(Comparator.comparingDouble(BoundedLbfgs.Minimum::value))
                .map(best -> model.unpack(best.x()))
                .orElseGet(model::medians);
    }

    private List<double[]> starts(LogPosterior posterior, RandomGenerator random) {
        List<double[]> starts = new ArrayList<>();
        starts.add(model.medians().pack());
        IntStream.range(0, settings.draws())
                .mapToObj(i -> draw(random))
                .map(theta -> new BoundedLbfgs.Minimum(theta, -posterior.value(theta), 0))
                .sorted(Comparator.comparingDouble(BoundedLbfgs.Minimum::value))
                .limit(settings.starts() - 1L)
                .forEach(minimum -> starts.add(minimum.x()));
        return starts;
    }

    private double[] draw(RandomGenerator random) {
        return model.parameters().stream()
                .mapToDouble(p -> p.clamp(p.prior().draw(random)))
                .toArray();
    }

    private BoundedLbfgs.Minimum climb(LogPosterior posterior, double[] start) {
        List<Parameter> parameters = model.parameters();
        double[] lower = parameters.stream().mapToDouble(Parameter::lower).toArray();
        double[] upper = parameters.stream().mapToDouble(Parameter::upper).toArray();
        BoundedLbfgs optimizer = new BoundedLbfgs(settings.iterations(), TOLERANCE, MAX_STEP);
        return optimizer.minimize(theta -> negated(posterior.at(theta)), start, lower, upper);
    }

    private static Differentiable.Value negated(Differentiable.Value value) {
        double[] gradient = value.gradient().clone();
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = -gradient[j];
        }
        return new Differentiable.Value(-value.value(), gradient);
    }
}
