package io.sluice.acquisition;

/**
 * The point to evaluate next, and why.
 *
 * @param x a point of the domain; handed over, not copied
 * @param logAcquisition natural logarithm of the acquisition function there: of expected improvement in the units of y,
 *     times the probability of being feasible
 * @param surrogate the model that proposed, of the observations alone, without the pending points; its
 *     hyperparameters are a draw
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Proposal(double[] x, double logAcquisition, Surrogate surrogate) {}
