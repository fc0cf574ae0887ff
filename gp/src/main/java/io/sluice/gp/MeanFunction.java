package io.sluice.gp;

/** What f is expected to be before any data: m(x; theta). Implementations are immutable and thread-safe. */
public interface MeanFunction {

    /** How many hyperparameters it has. */
    int parameterCount();

    /**
     * m(x; theta).
     *
     * @param x d coordinates; not modified
     * @param parameters theta, in unconstrained coordinates; not modified
     */
    double value(double[] x, double[] parameters);

    /** The gradient of {@link #value} in theta; a new array of {@link #parameterCount} numbers. */
    double[] gradient(double[] x, double[] parameters);
}
