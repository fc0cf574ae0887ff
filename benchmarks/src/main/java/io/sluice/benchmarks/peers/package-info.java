/** Other optimisers, each in a Python process of its own that speaks the protocol of {@code benchmarks/peers/README.md}. */
@NullMarked
package io.sluice.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
