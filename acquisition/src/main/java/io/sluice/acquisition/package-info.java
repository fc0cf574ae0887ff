/**
 * Where to evaluate next: acquisition functions over a Gaussian-process surrogate, space-filling designs, and the search
 * for the best point of a mixed or integer lattice. Sees points of the unit cube (and category indices) only.
 *
 * <p>Notation, here and in the code:
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><td>d</td><td>axes of the domain</td></tr>
 * <tr><td>n</td><td>observations</td></tr>
 * <tr><td>y</td><td>what is minimised</td></tr>
 * <tr><td>mu, sigma</td><td>posterior mean and standard deviation of the latent objective at a point</td></tr>
 * <tr><td>tau</td><td>standard deviation of a value around the latent objective, its noise</td></tr>
 * <tr><td>y*</td><td>the incumbent: the lowest posterior mean at a point that is measured or pending</td></tr>
 * <tr><td>z</td><td>(y* - mu) / sigma</td></tr>
 * <tr><td>phi, Phi</td><td>standard normal density and distribution function</td></tr>
 * </table>
 */
@NullMarked
package io.sluice.acquisition;

import org.jspecify.annotations.NullMarked;
