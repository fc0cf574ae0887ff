@NullMarked
package io.sluice.agent.net;

import org.jspecify.annotations.NullMarked;
