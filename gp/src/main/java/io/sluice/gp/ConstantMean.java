package io.sluice.gp;

/** m(x; c) = c, with the one hyperparameter c. */
public record ConstantMean() implements MeanFunction {

    @Override
    public int parameterCount() {
        return 1;
    }

    @Override
    public double value(double[] x, double[] parameters) {
        return parameters[0];
    }

    @Override
    public double[] gradient(double[] x, double[] parameters) {
        return new double[] {1};
    }
}
