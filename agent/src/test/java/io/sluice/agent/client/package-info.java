@NullMarked
package io.sluice.agent.client;

import org.jspecify.annotations.NullMarked;
