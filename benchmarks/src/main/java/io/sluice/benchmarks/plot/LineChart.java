package io.sluice.benchmarks.plot;

import io.sluice.benchmarks.plot.Line.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Lines over a common x, with bands where there are ranges and dots where there are few points. Immutable.
 *
 * @param title of the panel; empty for none
 * @param x what grows to the right
 * @param y what grows upwards
 * @param lines the first is drawn first
 */
public record LineChart(String title, Axis x, Axis y, List<Line> lines) implements Chart {

    private static final int MOST_DOTS = 15;

    /** Copies the list. */
    public LineChart {
        lines = List.copyOf(lines);
    }

    /** Without a title. */
    public LineChart(Axis x, Axis y, List<Line> lines) {
        this("", x, y, lines);
    }

    @Override
    public LineChart titled(String other) {
        return new LineChart(other, x, y, lines);
    }

    @Override
    public List<LegendEntry> legend() {
        return lines.stream()
                .map(line -> new LegendEntry(line.name(), line.dashed() ? Mark.DASHES : Mark.LINE, line.color()))
                .toList();
    }

    @Override
    public void draw(Svg svg, Box box) {
        Frame frame = Frame.in(svg, box, title);
        Scale across = frame.x(x, points().stream().mapToDouble(Point::x));
        Scale up = frame.y(y, points().stream().flatMapToDouble(p -> p.y().extent()));
        frame.edges();
        lines.stream().filter(Line::hasBand).forEach(line -> band(svg, line, across, up));
        lines.forEach(line -> line(svg, line, across, up));
    }

    private List<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream()).toList();
    }

    private static void band(Svg svg, Line line, Scale across, Scale up) {
        List<Point> back = new ArrayList<>(line.points());
        Collections.reverse(back);
        String data = "M"
                + polyline(
                        line.points(),
                        across,
                        up,
                        p -> p.y().range().orElseThrow().high()) + "L"
                + polyline(back, across, up, p -> p.y().range().orElseThrow().low()) + "Z";
        svg.path(data, "fill=\"" + line.color().hex() + "\" fill-opacity=\"0.16\"");
    }

    private static void line(Svg svg, Line line, Scale across, Scale up) {
        if (line.points().size() > 1) {
            svg.path(
                    "M" + polyline(line.points(), across, up, p -> p.y().value()),
                    "fill=\"none\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke=\""
                            + line.color().hex() + "\"" + (line.dashed() ? " stroke-dasharray=\"6 4\"" : ""));
        }
        if (line.points().size() <= MOST_DOTS && !line.dashed()) {
            line.points()
                    .forEach(p -> svg.circle(
                            across.at(p.x()),
                            up.at(p.y().value()),
                            3,
                            "fill=\"" + line.color().hex() + "\""));
        }
    }

    private static String polyline(List<Point> points, Scale across, Scale up, ToDoubleFunction<Point> height) {
        return points.stream()
                .map(p -> Svg.number(across.at(p.x())) + " " + Svg.number(up.at(height.applyAsDouble(p))))
                .collect(Collectors.joining("L"));
    }
}
