package io.sluice.acquisition;

import java.util.OptionalDouble;

/** What is known of one evaluated point. y is minimised; callers have transformed and signed it. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by nobody
public sealed interface Observation {

    /** Where it was evaluated: one finite coordinate per axis, as a copy. */
    double[] x();

    /**
     * A noisy value.
     *
     * @param x one finite coordinate per axis; copied
     * @param y finite
     * @param noiseVariance variance of the noise on {@code y} where it is known, in the units of y squared, at least 0;
     *     it takes the place of the learnt variance for this row
     */
    record Measured(double[] x, double y, OptionalDouble noiseVariance) implements Observation {

        /** Checks the numbers and copies the coordinates. */
        public Measured {
            x = Checks.finiteCopy("x", x);
            Checks.finite("y", y);
            noiseVariance.ifPresent(v -> Checks.notNegative("noiseVariance", v));
        }

        @Override
        public double[] x() {
            return x.clone();
        }
    }

    /**
     * The value was not reached: the true y is at least {@code y}.
     *
     * @param x one finite coordinate per axis; copied
     * @param y the bound, finite
     */
    record LowerBound(double[] x, double y) implements Observation {

        /** Checks the numbers and copies the coordinates. */
        public LowerBound {
            x = Checks.finiteCopy("x", x);
            Checks.finite("y", y);
        }

        @Override
        public double[] x() {
            return x.clone();
        }
    }

    /**
     * The evaluation failed through the candidate's own fault, and there is no value.
     *
     * @param x one finite coordinate per axis; copied
     */
    record Infeasible(double[] x) implements Observation {

        /** Checks and copies the coordinates. */
        public Infeasible {
            x = Checks.finiteCopy("x", x);
        }

        @Override
        public double[] x() {
            return x.clone();
        }
    }
}
