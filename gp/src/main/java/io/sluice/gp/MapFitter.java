package io.sluice.gp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fits hyperparameters by maximum a posteriori: the largest {@link LogPosterior} that bounded quasi-Newton searches reach
 * from the prior's medians and from the best of some draws from the prior; where there are many rows, the draws are tried
 * on some of them first. Immutable and thread-safe.
 */
public final class MapFitter {
    private static final double TOLERANCE = 1e-6;
    private static final double MAX_STEP = 2;
    // As many rows tell the peaks apart at a quarter of the work of twice as many.
    private static final int SCOUTING_ROWS = 100;
    // Two climbs that end so close in every coordinate of theta have found the same peak.
    private static final double SAME_PEAK = 0.1;

    private final GpModel model;
    private final FitSettings settings;
    private final JointPrior prior;

    /** For {@code model}. */
    public MapFitter(GpModel model, FitSettings settings) {
        this.model = model;
        this.settings = settings;
        this.prior = new JointPrior(model);
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
        TrainingData rows = data.sample(settings.maxRows(), random);
        LogPosterior posterior = new LogPosterior(model, rows);
        return starts(rows, random).stream()
                .map(start -> climb(posterior, start))
                .min(Comparator.comparingDouble(BoundedLbfgs.Minimum::value))
                .map(best -> model.unpack(best.x()))
                .orElseGet(model::medians);
    }

    /**
     * Fits the hyperparameters, draws others from what the data leave open around them ({@link LaplaceApproximation}), and
     * conditions on all of {@code data}: a Gaussian process drawn from the posterior over Gaussian processes.
     *
     * @param random as for {@link #fit}, and for the draw
     */
    public GaussianProcess draw(TrainingData data, RandomGenerator random) {
        Hyperparameters fitted = hyperparameters(data, random);
        if (data.size() == 0) {
            return GaussianProcess.of(model, fitted, data);
        }
        LogPosterior posterior = new LogPosterior(model, data.sample(settings.maxRows(), random));
        double[] theta = LaplaceApproximation.around(posterior, model.parameters(), fitted.pack())
                .draw(random);
        return GaussianProcess.of(model, model.unpack(theta), data);
    }

    /** Where to climb from: the medians, and the best draws; of many rows, where climbs on a few of them led from these. */
    private List<double[]> starts(TrainingData rows, RandomGenerator random) {
        TrainingData few = rows.sample(SCOUTING_ROWS, random);
        LogPosterior posterior = new LogPosterior(model, few);
        List<double[]> starts = starts(posterior, random);
        return few.size() == rows.size() ? starts : scouted(posterior, starts);
    }

    /** The first start itself, which no subset of the rows can lead astray, and the other peaks that the others lead to. */
    private List<double[]> scouted(LogPosterior posterior, List<double[]> starts) {
        List<double[]> peaks =
                starts.stream().map(start -> climb(posterior, start).x()).toList();
        return IntStream.range(0, starts.size())
                .filter(i -> peaks.subList(0, i).stream().noneMatch(earlier -> near(earlier, peaks.get(i))))
                .mapToObj(i -> i == 0 ? starts.get(0) : peaks.get(i))
                .toList();
    }

    private static boolean near(double[] a, double[] b) {
        return IntStream.range(0, a.length).allMatch(j -> Math.abs(a[j] - b[j]) < SAME_PEAK);
    }

    private List<double[]> starts(LogPosterior posterior, RandomGenerator random) {
        List<double[]> starts = new ArrayList<>();
        starts.add(model.medians().pack());
        IntStream.range(0, settings.draws())
                .mapToObj(i -> prior.draw(random))
                .map(theta -> new BoundedLbfgs.Minimum(theta, -posterior.value(theta), 0))
                .sorted(Comparator.comparingDouble(BoundedLbfgs.Minimum::value))
                .limit(settings.starts() - 1L)
                .forEach(minimum -> starts.add(minimum.x()));
        return starts;
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
