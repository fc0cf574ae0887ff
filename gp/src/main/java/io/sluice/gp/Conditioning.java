package io.sluice.gp;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * A model at given hyperparameters, conditioned on data. The values enter exactly; the bounds then enter as sites, given
 * what the values say. Immutable.
 *
 * @param points the n rows' points: values, then bounds
 * @param system all rows as Gaussian sites
 * @param logEvidence ln p(values) + ln P(bounds hold | values), the second term by expectation propagation
 * @param boundNoiseSlope derivative of the second term in sigma<sup>2</sup> through the bounds' own likelihoods
 */
@SuppressWarnings("ArrayRecordComponent") // internal
record Conditioning(double[][] points, SiteSystem system, double logEvidence, double boundNoiseSlope) {

    static Conditioning of(GpModel model, Hyperparameters theta, TrainingData data) {
        double[][] points = data.valuePoints();
        double[] roots = valueRoots(model, theta, data.values());
        double[] scaled = data.targets();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = roots[i] * (scaled[i] - model.mean().value(points[i], theta.mean()));
        }
        SiteSystem values = SiteSystem.of(model.kernel().matrix(points, theta.kernel()), roots, scaled);
        Conditioning onValues = new Conditioning(points, values, values.logDensity(), 0);
        return data.bounds().isEmpty() ? onValues : onValues.withBounds(model, theta, data, roots, scaled);
    }

    private Conditioning withBounds(
            GpModel model, Hyperparameters theta, TrainingData data, double[] roots, double[] scaled) {
        double[][] bounded = data.boundPoints();
        double[] correction = correctionAt(bounded, model, theta);
        double[] levels = data.boundLevels();
        for (int i = 0; i < levels.length; i++) {
            levels[i] -= model.mean().value(bounded[i], theta.mean()) + correction[i];
        }
        double noise = Math.max(model.noiseFloor(), theta.noiseVariance());
        BoundSites.Sites sites = BoundSites.approximate(covarianceAt(bounded, model, theta), levels, noise);
        double[][] all =
                Stream.concat(Arrays.stream(points), Arrays.stream(bounded)).toArray(double[][]::new);
        int n = points.length;
        double[] allRoots = Arrays.copyOf(roots, all.length);
        double[] allScaled = Arrays.copyOf(scaled, all.length);
        for (int i = 0; i < bounded.length; i++) {
            double root = Math.sqrt(sites.precision()[i]);
            allRoots[n + i] = root;
            // The sites speak of g = f - m - correction; the system wants them relative to m.
            allScaled[n + i] = root == 0 ? 0 : sites.shift()[i] / root + root * correction[i];
        }
        DMatrixRMaj k = model.kernel().matrix(all, theta.kernel());
        return new Conditioning(
                all, SiteSystem.of(k, allRoots, allScaled), logEvidence + sites.logEvidence(), sites.noiseSlope());
    }

    private double[] correctionAt(double[][] at, GpModel model, Hyperparameters theta) {
        return system.correction(model.kernel().matrix(points, at, theta.kernel()));
    }

    /** Joint posterior covariance of f at q points; q by q, not floored. */
    DMatrixRMaj covarianceAt(double[][] at, GpModel model, Hyperparameters theta) {
        double[][] explained = system.explained(model.kernel().matrix(points, at, theta.kernel()));
        DMatrixRMaj covariance = model.kernel().matrix(at, theta.kernel());
        int q = at.length;
        for (double[] row : explained) {
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < q; j++) {
                    covariance.data[i * q + j] -= row[i] * row[j];
                }
            }
        }
        return covariance;
    }

    private static double[] valueRoots(GpModel model, Hyperparameters theta, List<Row.Value> rows) {
        double[] roots = new double[rows.size()];
        for (int i = 0; i < roots.length; i++) {
            OptionalDouble known = rows.get(i).noiseVariance();
            double variance = Math.max(model.noiseFloor(), known.orElse(theta.noiseVariance()));
            roots[i] = 1 / Math.sqrt(variance);
        }
        return roots;
    }
}
