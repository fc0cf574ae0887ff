package io.sluice.gp;

import java.util.OptionalDouble;

/** One row of training data. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in, compared by nobody
public sealed interface Row {

    /** Where: d finite coordinates; not to be written to. */
    double[] x();

    /**
     * A value with normal noise on it.
     *
     * @param x d finite coordinates; copied
     * @param y finite
     * @param noiseVariance variance of the noise on y where it is known, at least 0; it takes the place of the learnt
     *     one for this row, and counts as at least the lower bound of the learnt one
     */
    record Value(double[] x, double y, OptionalDouble noiseVariance) implements Row {

        /** Checks the numbers and copies the coordinates. */
        public Value {
            x = Checks.finiteCopy("x", x);
            Checks.finite("y", y);
            noiseVariance.ifPresent(v -> Checks.notNegative("noiseVariance", v));
        }

        /** A value whose noise is to be learnt. */
        public Value(double[] x, double y) {
            this(x, y, OptionalDouble.empty());
        }
    }

    /**
     * A value known only to be at least a bound.
     *
     * @param x d finite coordinates; copied
     * @param bound finite
     */
    record AtLeast(double[] x, double bound) implements Row {

        /** Checks the numbers and copies the coordinates. */
        public AtLeast {
            x = Checks.finiteCopy("x", x);
            Checks.finite("bound", bound);
        }
    }
}
