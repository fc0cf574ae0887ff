package io.sluice.benchmarks.plot;

import io.sluice.benchmarks.plot.Chart.LegendEntry;
import io.sluice.limiter.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture: title, a line below it, a legend of what differs, and panels side by side. 800 pixels wide. Immutable.
 *
 * @param title what is shown
 * @param note how to read it, one line; empty for none
 * @param height in pixels
 * @param panels from left to right, at least one
 */
public record Figure(String title, String note, int height, List<Chart> panels) {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 440;

    /** Checks that there is a panel, and copies the list. */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("the figure '" + title + "' has no panel: at least one is needed");
        }
    }

    /** With the usual height. */
    public static Figure of(String title, String note, Chart... panels) {
        return new Figure(title, note, HEIGHT, List.of(panels));
    }

    /** The same with another height, in pixels. */
    public Figure withHeight(int pixels) {
        return new Figure(title, note, pixels, panels);
    }

    /** The whole file. */
    public String svg() {
        Svg svg = new Svg(WIDTH, height, title, note);
        svg.text(16, 26, "start", title, "font-size=\"16\" font-weight=\"600\" fill=\"#111\"");
        double top = 38;
        if (!note.isEmpty()) {
            svg.text(16, 45, "start", note, "fill=\"#555\"");
            top = 56;
        }
        List<LegendEntry> entries =
                panels.stream().flatMap(p -> p.legend().stream()).distinct().toList();
        top = new Legend(entries).draw(svg, new Box(16, top, WIDTH - 32, 0));
        panels(svg, new Box(4, top, WIDTH - 8, height - top - 4));
        return svg.finish();
    }

    private void panels(Svg svg, Box box) {
        double width = box.width() / panels.size();
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(svg, new Box(box.left() + i * width, box.top(), width, box.height()));
        }
    }

    /**
     * Writes the file, replacing what is there; its folder must exist.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, svg().getBytes(StandardCharsets.UTF_8));
    }
}
