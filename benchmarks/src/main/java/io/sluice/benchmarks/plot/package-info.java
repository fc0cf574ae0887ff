/**
 * Charts as SVG text, without fonts, windows or dependencies: the same data gives the same bytes.
 *
 * <p>A {@link io.sluice.benchmarks.plot.Figure} has a title, a legend and one or more panels side by side. A panel is a
 * {@link io.sluice.benchmarks.plot.LineChart}, a {@link io.sluice.benchmarks.plot.BarChart} or a
 * {@link io.sluice.benchmarks.plot.SpanChart}. Lengths are pixels of a figure that is 800 wide.
 */
@NullMarked
package io.sluice.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
