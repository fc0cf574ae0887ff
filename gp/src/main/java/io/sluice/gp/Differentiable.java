package io.sluice.gp;

/** A real function of a vector, with its gradient. */
public interface Differentiable {

    /** The value and the gradient at {@code x}; not modified. */
    Value at(double[] x);

    /**
     * A value and the gradient that goes with it.
     *
     * @param value of the function; may be infinite where the function is not defined
     * @param gradient one number per coordinate; handed over, not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, compared by nobody
    record Value(double value, double[] gradient) {}
}
