package io.sluice.benchmarks.plot;

import io.sluice.benchmarks.plot.Chart.LegendEntry;
import java.util.List;

/**
 * Rows of marks and names. Since no font is measured, a name counts with a generous width a letter.
 *
 * @param entries from left to right
 */
record Legend(List<LegendEntry> entries) {
    private static final double ROW = 20;
    private static final double MARK = 24;
    private static final double LETTER = 6.8;
    private static final double GAP = 16;

    /** Draws from the top of that box, within its width; returns where the legend ends. */
    double draw(Svg svg, Box box) {
        if (entries.size() < 2) {
            return box.top();
        }
        double x = box.left();
        double y = box.top();
        for (LegendEntry entry : entries) {
            double width = MARK + LETTER * entry.name().length();
            if (x > box.left() && x + width > box.right()) {
                x = box.left();
                y += ROW;
            }
            mark(svg, entry, x, y);
            svg.text(x + MARK, y + 14, "start", entry.name(), "fill=\"#333\"");
            x += width + GAP;
        }
        return y + ROW + 4;
    }

    private static void mark(Svg svg, LegendEntry entry, double x, double y) {
        String hex = entry.color().hex();
        switch (entry.mark()) {
            case AREA -> svg.rect(new Box(x + 4, y + 4, 12, 12), "fill=\"" + hex + "\"");
            case LINE -> svg.line(x, y + 10, x + 19, y + 10, "stroke=\"" + hex + "\" stroke-width=\"2.5\"");
            case DASHES ->
                svg.line(
                        x,
                        y + 10,
                        x + 19,
                        y + 10,
                        "stroke=\"" + hex + "\" stroke-width=\"2.5\" stroke-dasharray=\"6 4\"");
        }
    }
}
