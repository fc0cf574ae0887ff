package io.sluice.benchmarks.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Groups of bars from zero, one bar a series in each, with its value above and a whisker where there is a range. Immutable.
 *
 * @param title of the panel; empty for none
 * @param x what the groups are
 * @param groups their names, from left to right
 * @param y what grows upwards; zero is always shown
 * @param decimals of the values above the bars
 * @param series from left to right within a group
 */
public record BarChart(String title, String x, List<String> groups, Axis y, int decimals, List<Series> series)
        implements Chart {

    private static final double GROUP_SHARE = 0.8;
    private static final double WIDEST = 70;
    private static final double ROOM_FOR_VALUES = 1.08;

    /** Checks that every series has one bar a group. */
    public BarChart {
        groups = List.copyOf(groups);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.bars().size() != groups.size()) {
                throw new IllegalArgumentException("the series " + one.name() + " has "
                        + one.bars().size() + " bars for " + groups.size() + " groups: give one to each");
            }
        }
    }

    /** Without a title. */
    public BarChart(String x, List<String> groups, Axis y, int decimals, List<Series> series) {
        this("", x, groups, y, decimals, series);
    }

    /**
     * Bars of one colour.
     *
     * @param name for the legend
     * @param color of the bars
     * @param bars one a group; empty where nothing is known
     */
    public record Series(String name, Color color, List<Optional<Estimate>> bars) {
        /** Copies the list. */
        public Series {
            bars = List.copyOf(bars);
        }

        /** A bar for every group. */
        public static Series of(String name, Color color, List<Estimate> bars) {
            return new Series(name, color, bars.stream().map(Optional::of).toList());
        }
    }

    @Override
    public BarChart titled(String other) {
        return new BarChart(other, x, groups, y, decimals, series);
    }

    @Override
    public List<LegendEntry> legend() {
        return series.stream()
                .map(one -> new LegendEntry(one.name(), Mark.AREA, one.color()))
                .toList();
    }

    @Override
    public void draw(Svg svg, Box box) {
        Frame frame = Frame.in(svg, box, title);
        Scale up = frame.y(y, extent());
        frame.groups(x, groups);
        double group = frame.plot().width() / groups.size();
        double width = Math.min(WIDEST, GROUP_SHARE * group / series.size());
        for (int g = 0; g < groups.size(); g++) {
            double left = frame.plot().left() + (g + 0.5) * group - width * series.size() / 2;
            for (int s = 0; s < series.size(); s++) {
                Color color = series.get(s).color();
                double at = left + s * width;
                series.get(s).bars().get(g).ifPresent(bar -> bar(svg, up, bar, at, width, color));
            }
        }
        frame.level(up.at(0));
        frame.edges();
    }

    private DoubleStream extent() {
        return DoubleStream.concat(
                DoubleStream.of(0),
                series.stream()
                        .flatMap(one -> one.bars().stream())
                        .flatMap(Optional::stream)
                        .flatMapToDouble(Estimate::extent)
                        .map(v -> v * ROOM_FOR_VALUES));
    }

    private void bar(Svg svg, Scale up, Estimate bar, double left, double width, Color color) {
        double y0 = up.at(0);
        double y1 = up.at(bar.value());
        double gap = Math.min(2, width / 10);
        svg.rect(
                new Box(left + gap / 2, Math.min(y0, y1), width - gap, Math.abs(y1 - y0)),
                "fill=\"" + color.hex() + "\"");
        double middle = left + width / 2;
        bar.range().ifPresent(range -> whisker(svg, middle, up.at(range.low()), up.at(range.high())));
        double top = bar.extent().map(up::at).min().orElse(y1);
        double bottom = bar.extent().map(up::at).max().orElse(y1);
        double textY = bar.value() < 0 ? Math.max(bottom, y0) + 14 : Math.min(top, y0) - 5;
        svg.text(
                middle,
                textY,
                "middle",
                String.format(Locale.ROOT, "%." + decimals + "f", bar.value()),
                "font-size=\"11\" fill=\"#333\"");
    }

    private static void whisker(Svg svg, double x, double low, double high) {
        String ink = "stroke=\"#222\" stroke-width=\"1.2\"";
        svg.line(x, low, x, high, ink);
        svg.line(x - 4, low, x + 4, low, ink);
        svg.line(x - 4, high, x + 4, high, ink);
    }
}
