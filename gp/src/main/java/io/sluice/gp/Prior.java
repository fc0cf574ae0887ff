package io.sluice.gp;

import java.util.random.RandomGenerator;

/**
 * A probability density over one hyperparameter, with respect to its unconstrained coordinate t (the logarithm, for a
 * positive one). Its mode is therefore the same as the mode that MAP fitting over t sees. Implementations are immutable.
 */
public interface Prior {

    /** ln p(t), up to a constant. */
    double logDensity(double t);

    /** d ln p(t) / dt. */
    double slope(double t);

    /** A middle value to start from. */
    double median();

    /** A draw. */
    double draw(RandomGenerator random);
}
