@NullMarked
package io.sluice.objective.command;

import org.jspecify.annotations.NullMarked;
