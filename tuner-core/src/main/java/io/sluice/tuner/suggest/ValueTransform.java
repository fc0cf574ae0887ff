package io.sluice.tuner.suggest;

import io.sluice.objective.Evaluation;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;

/**
 * From values of the objective to y, which is minimised, and from a posterior of y back. Immutable.
 *
 * <p>Logarithmic: y = s ln v. Linear: y = s (v − m) / k with m, k the mean and standard deviation of the measured values.
 * s = 1 when minimising, −1 when maximising.
 */
sealed interface ValueTransform {

    /** y of a value. */
    double toModel(double value);

    /** Variance of y, to first order, from that of the value. */
    double varianceToModel(double value, double variance);

    /** Expected value from the posterior mean of y. */
    double mean(double mu);

    /** Standard deviation of the value, to first order, from the posterior of y. */
    double sd(double mu, double sigma);

    /** Whether y is the logarithm of something that is to be small, such as a time. */
    boolean isLogOfCost();

    /** The transform that suits all values of a history. */
    static ValueTransform of(History history) {
        int sign = history.goal().sign();
        return logarithmic(history)
                ? new Logarithmic(sign)
                : Linear.fitted(
                        sign,
                        history.measured().stream()
                                .mapToDouble(ValueTransform::value)
                                .toArray());
    }

    private static boolean logarithmic(History history) {
        return switch (history.scale()) {
            case LOG -> true;
            case LINEAR -> false;
            case AUTO ->
                history.goal().sign() > 0 && history.completed().stream().allMatch(ValueTransform::positive);
        };
    }

    private static boolean positive(Trial trial) {
        Evaluation outcome = trial.outcome().orElseThrow();
        if (outcome instanceof Evaluation.Measured measured) {
            return measured.value() > 0;
        }
        return !(outcome instanceof Evaluation.Censored censored) || censored.lowerBound() > 0;
    }

    private static double value(Trial trial) {
        return trial.value().orElseThrow();
    }

    /** Natural logarithm. */
    record Logarithmic(int sign) implements ValueTransform {
        // A known noise larger than this says no more than that the value is worthless.
        private static final double MAX_VARIANCE = 1e6;

        @Override
        public boolean isLogOfCost() {
            return sign > 0;
        }

        @Override
        public double toModel(double value) {
            return sign * Math.log(value);
        }

        @Override
        public double varianceToModel(double value, double variance) {
            double relative = Math.sqrt(variance) / value;
            return Math.min(MAX_VARIANCE, relative * relative);
        }

        @Override
        public double mean(double mu) {
            return Math.exp(sign * mu);
        }

        @Override
        public double sd(double mu, double sigma) {
            return mean(mu) * sigma;
        }
    }

    /**
     * Standardised.
     *
     * @param sign 1 or −1
     * @param unit largest magnitude among the values: dividing by it first keeps sums finite for any finite values
     * @param centre mean of the divided values
     * @param spread standard deviation of the divided values; 1 where they are all the same
     */
    record Linear(int sign, double unit, double centre, double spread) implements ValueTransform {
        // Standardised values of n points lie within √n; only bounds and known noise can be this far out.
        private static final double FAR = 1e3;

        static Linear fitted(int sign, double[] values) {
            double unit = 0;
            for (double value : values) {
                unit = Math.max(unit, Math.abs(value));
            }
            if (unit == 0) {
                unit = 1;
            }
            double sum = 0;
            for (double value : values) {
                sum += value / unit;
            }
            double centre = sum / Math.max(1, values.length);
            double squares = 0;
            for (double value : values) {
                squares += (value / unit - centre) * (value / unit - centre);
            }
            double spread = Math.sqrt(squares / Math.max(1, values.length - 1));
            return new Linear(sign, unit, centre, spread > 1e-15 ? spread : 1);
        }

        @Override
        public boolean isLogOfCost() {
            return false;
        }

        @Override
        public double toModel(double value) {
            double y = sign * (value / unit - centre) / spread;
            return Math.max(-FAR, Math.min(FAR, y));
        }

        @Override
        public double varianceToModel(double value, double variance) {
            double sd = Math.min(FAR, Math.sqrt(variance) / unit / spread);
            return sd * sd;
        }

        @Override
        public double mean(double mu) {
            return unit * (centre + sign * mu * spread);
        }

        @Override
        public double sd(double mu, double sigma) {
            return unit * (spread * sigma);
        }
    }
}
