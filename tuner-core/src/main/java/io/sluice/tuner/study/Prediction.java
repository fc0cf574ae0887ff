package io.sluice.tuner.study;

/**
 * What the model believes of a point, by the formulas of {@link Recommendation}.
 *
 * @param mean expected value without noise, in the units of the objective
 * @param sd standard deviation of that expectation, without the noise of a single evaluation; in the same units
 */
public record Prediction(double mean, double sd) {}
