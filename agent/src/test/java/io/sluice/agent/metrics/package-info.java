@NullMarked
package io.sluice.agent.metrics;

import org.jspecify.annotations.NullMarked;
