@NullMarked
package io.sluice.agent.http;

import org.jspecify.annotations.NullMarked;
