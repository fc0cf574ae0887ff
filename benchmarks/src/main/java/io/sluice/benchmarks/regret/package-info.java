/** How well optimisers do on noisy, costly problems with few evaluations: the regret suite. */
@NullMarked
package io.sluice.benchmarks.regret;

import org.jspecify.annotations.NullMarked;
