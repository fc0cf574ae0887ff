/**
 * Exact Gaussian-process regression on points of a cube: kernels, means, priors, fitting, posterior, lower bounds.
 *
 * <p>Notation, here and in the code:
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><td>d</td><td>coordinates of a point</td></tr>
 * <tr><td>n</td><td>training rows; n = n<sub>v</sub> values and, after them, n<sub>b</sub> lower bounds</td></tr>
 * <tr><td>q</td><td>points to predict at</td></tr>
 * <tr><td>f</td><td>the latent function; a value is y = f(x) + noise</td></tr>
 * <tr><td>m</td><td>the mean function</td></tr>
 * <tr><td>k, K</td><td>the kernel and its n by n matrix over the training rows</td></tr>
 * <tr><td>l<sub>j</sub>, s<sup>2</sup></td><td>length scale of coordinate j, output scale (variance of f)</td></tr>
 * <tr><td>rho</td><td>correlation, a priori, of the logarithms of the length scales</td></tr>
 * <tr><td>sigma<sup>2</sup></td><td>learnt variance of the noise</td></tr>
 * <tr><td>tau<sub>i</sub></td><td>precision of row i: 1/noise for a value, the site's for a bound</td></tr>
 * <tr><td>B</td><td>I + T K T with T = diag(sqrt(tau<sub>i</sub>)), B = L L' (GPML eq. 3.26)</td></tr>
 * <tr><td>alpha</td><td>(K + diag(1/tau))<sup>-1</sup> (y - m)</td></tr>
 * <tr><td>theta</td><td>hyperparameters, each in its unconstrained coordinate: logarithms for whatever is positive</td></tr>
 * </table>
 *
 * <p>"GPML" is C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine Learning, MIT Press, 2006.
 * Everything works in the units of the y it is given; the standard priors expect y standardised ({@link
 * io.sluice.gp.Standardization}).
 */
@NullMarked
package io.sluice.gp;

import org.jspecify.annotations.NullMarked;
