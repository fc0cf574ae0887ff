@NullMarked
package io.sluice.acquisition;

import org.jspecify.annotations.NullMarked;
