package io.sluice.acquisition;

import java.util.List;

/** A real function of points that is much cheaper for many at once. */
@FunctionalInterface
interface BatchFunction {

    /** The values at {@code points}, in their order; never NaN. */
    double[] values(List<double[]> points);
}
