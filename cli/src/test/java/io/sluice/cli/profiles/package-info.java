@NullMarked
package io.sluice.cli.profiles;

import org.jspecify.annotations.NullMarked;
