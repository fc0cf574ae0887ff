package io.sluice.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What happened when: one horizontal bar a row, made of spans that are coloured by what they are. Row 0 is at the top.
 * Immutable.
 *
 * @param title of the panel; empty for none
 * @param x what grows to the right
 * @param y what the rows are
 * @param rows how many there are
 * @param kinds of spans, in the order of the legend
 */
public record SpanChart(String title, Axis x, String y, int rows, List<Kind> kinds) implements Chart {

    private static final int MOST_STEPS = 8;
    private static final String TINT = "0.35";

    /** Copies the list. */
    public SpanChart {
        kinds = List.copyOf(kinds);
    }

    /** Without a title. */
    public SpanChart(Axis x, String y, int rows, List<Kind> kinds) {
        this("", x, y, rows, kinds);
    }

    /**
     * Spans that look alike.
     *
     * @param name for the legend
     * @param color of its spans
     * @param tint whether in a light tint of it, which is not in the legend: say in the figure's note what it means
     * @param spans in any order
     */
    public record Kind(String name, Color color, boolean tint, List<Span> spans) {
        /** Copies the list. */
        public Kind {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A part of a row.
     *
     * @param row from 0
     * @param from where it begins
     * @param to where it ends
     */
    public record Span(int row, double from, double to) {}

    @Override
    public SpanChart titled(String other) {
        return new SpanChart(other, x, y, rows, kinds);
    }

    @Override
    public List<LegendEntry> legend() {
        return kinds.stream()
                .filter(kind -> !kind.tint())
                .map(kind -> new LegendEntry(kind.name(), Mark.AREA, kind.color()))
                .toList();
    }

    @Override
    public void draw(Svg svg, Box box) {
        Frame frame = Frame.in(svg, box, title);
        List<Span> all = new ArrayList<>();
        kinds.forEach(kind -> all.addAll(kind.spans()));
        Scale across = frame.x(x, all.stream().flatMapToDouble(s -> DoubleStream.of(s.from(), s.to())));
        Scale down = new Scale(
                false, new Range(0, rows), frame.plot().top(), frame.plot().bottom(), MOST_STEPS);
        rowLabels(svg, frame, down);
        kinds.forEach(kind -> kind(svg, kind, across, down));
        frame.edges();
    }

    private void rowLabels(Svg svg, Frame frame, Scale down) {
        for (double tick : down.ticks()) {
            svg.text(frame.plot().left() - 7, down.at(tick) + 4, "end", Ticks.label(tick), "fill=\"#333\"");
        }
        frame.yTitle(y);
    }

    /** All spans of a kind are one path, each a stroke as thick as its row: small, and without seams between rows. */
    private static void kind(Svg svg, Kind kind, Scale across, Scale down) {
        StringBuilder data = new StringBuilder();
        for (Span span : kind.spans()) {
            double from = across.at(span.from());
            double width = across.at(span.to()) - from;
            if (width >= 0.05) {
                data.append(
                        "M" + Svg.number(from) + " " + Svg.number(down.at(span.row() + 0.5)) + "h" + Svg.number(width));
            }
        }
        double thickness = down.at(1) - down.at(0);
        svg.path(
                data.isEmpty() ? "M0 0" : data.toString(),
                "stroke=\"" + kind.color().hex() + "\" stroke-width=\"" + Svg.number(thickness + 0.2) + "\""
                        + (kind.tint() ? " stroke-opacity=\"" + TINT + "\"" : ""));
    }
}
