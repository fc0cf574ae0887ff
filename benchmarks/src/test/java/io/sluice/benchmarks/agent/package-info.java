/** The agent under load and under fire: a load generator with bare Netty as its rival, and faults. */
@NullMarked
package io.sluice.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
