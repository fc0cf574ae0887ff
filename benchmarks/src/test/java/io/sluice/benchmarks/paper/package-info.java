@NullMarked
package io.sluice.benchmarks.paper;

import org.jspecify.annotations.NullMarked;
