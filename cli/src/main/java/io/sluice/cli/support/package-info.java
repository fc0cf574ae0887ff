/** What all commands share: the outside world they see, exit codes, failures for a person, interruption. */
@NullMarked
package io.sluice.cli.support;

import org.jspecify.annotations.NullMarked;
