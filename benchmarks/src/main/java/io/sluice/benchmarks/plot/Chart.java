package io.sluice.benchmarks.plot;

import java.util.List;

/** One panel of a {@link Figure}. */
public sealed interface Chart permits LineChart, BarChart, SpanChart {

    /** What the legend has to explain, in order. */
    List<LegendEntry> legend();

    /** The same with a title of its own, for figures with several panels. */
    Chart titled(String title);

    /** Draws itself into that area. */
    void draw(Svg svg, Box box);

    /**
     * A name and how it looks.
     *
     * @param name of a series
     * @param mark what stands before the name
     * @param color of the mark
     */
    record LegendEntry(String name, Mark mark, Color color) {}

    /** Shapes of the legend. */
    enum Mark {
        /** A filled square. */
        AREA,
        /** A line. */
        LINE,
        /** A dashed line. */
        DASHES
    }
}
