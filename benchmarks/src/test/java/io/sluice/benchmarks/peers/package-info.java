@NullMarked
package io.sluice.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
