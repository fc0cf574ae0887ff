/** Numbers and tables as a person reads them; the same whatever the locale. */
@NullMarked
package io.sluice.cli.table;

import org.jspecify.annotations.NullMarked;
