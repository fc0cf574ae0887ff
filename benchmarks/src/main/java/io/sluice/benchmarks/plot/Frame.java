package io.sluice.benchmarks.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What surrounds the data of a panel: title, grid, ticks, labels.
 *
 * @param svg to write to
 * @param plot where the data go
 */
record Frame(Svg svg, Box plot) {
    private static final String INK = "fill=\"#333\"";
    private static final String GRID = "stroke=\"#e3e3e3\" shape-rendering=\"crispEdges\"";
    private static final String EDGE = "stroke=\"#666\" shape-rendering=\"crispEdges\"";
    private static final double LEFT = 60;
    private static final double BOTTOM = 44;
    private static final double RIGHT = 14;

    /** The area within {@code panel} that the labels leave; an empty title takes no room. */
    static Frame in(Svg svg, Box panel, String title) {
        Box plot = panel.inset(LEFT, title.isEmpty() ? 10 : 30, RIGHT, BOTTOM);
        if (!title.isEmpty()) {
            svg.text(
                    plot.left(),
                    panel.top() + 18,
                    "start",
                    title,
                    "font-size=\"13\" font-weight=\"600\" fill=\"#222\"");
        }
        return new Frame(svg, plot);
    }

    Scale x(Axis axis, DoubleStream data) {
        Scale scale = axis.scale(data, plot.left(), plot.right());
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            svg.line(x, plot.top(), x, plot.bottom(), GRID);
            svg.text(x, plot.bottom() + 17, "middle", Ticks.label(tick), INK);
        }
        xTitle(axis.label());
        return scale;
    }

    Scale y(Axis axis, DoubleStream data) {
        Scale scale = axis.scale(data, plot.bottom(), plot.top());
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            svg.line(plot.left(), y, plot.right(), y, GRID);
            svg.text(plot.left() - 7, y + 4, "end", Ticks.label(tick), INK);
        }
        yTitle(axis.label());
        return scale;
    }

    /** Names below equal parts of the x axis. */
    void groups(String label, List<String> names) {
        double width = plot.width() / names.size();
        for (int i = 0; i < names.size(); i++) {
            svg.text(plot.left() + (i + 0.5) * width, plot.bottom() + 17, "middle", names.get(i), INK);
        }
        xTitle(label);
    }

    void xTitle(String label) {
        svg.text(plot.left() + plot.width() / 2, plot.bottom() + 36, "middle", label, INK);
    }

    void yTitle(String label) {
        svg.vertical(plot.left() - LEFT + 14, plot.top() + plot.height() / 2, label);
    }

    /** A line at a height that is more than one of the grid. */
    void level(double y) {
        svg.line(plot.left(), y, plot.right(), y, EDGE);
    }

    /** The left and the lower edge, over whatever is there. */
    void edges() {
        svg.line(plot.left(), plot.top(), plot.left(), plot.bottom(), EDGE);
        svg.line(plot.left(), plot.bottom(), plot.right(), plot.bottom(), EDGE);
    }
}
