@NullMarked
package io.sluice.agent.permits;

import org.jspecify.annotations.NullMarked;
