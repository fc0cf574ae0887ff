package io.sluice.benchmarks.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes SVG elements, with coordinates to a tenth of a pixel. Not thread-safe. */
final class Svg {
    private static final String FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', Helvetica, sans-serif";

    private final StringBuilder out = new StringBuilder(1 << 14);

    /** Begins a figure with a white ground; {@code description} is for those who cannot see it. */
    Svg(int width, int height, String title, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" font-family=\"" + FONT
                + "\" font-size=\"12\">\n");
        out.append("<title>" + escape(title) + "</title>\n");
        out.append("<desc>" + escape(description) + "</desc>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    void rect(Box box, String attributes) {
        out.append("<rect x=\"" + number(box.left()) + "\" y=\"" + number(box.top()) + "\" width=\""
                + number(box.width()) + "\" height=\"" + number(box.height()) + "\" " + attributes + "/>\n");
    }

    void line(double x1, double y1, double x2, double y2, String attributes) {
        path("M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), attributes);
    }

    void path(String data, String attributes) {
        out.append("<path d=\"" + data + "\" " + attributes + "/>\n");
    }

    void circle(double x, double y, double radius, String attributes) {
        out.append("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" "
                + attributes + "/>\n");
    }

    /** {@code anchor} is {@code start}, {@code middle} or {@code end}. */
    void text(double x, double y, String anchor, String text, String attributes) {
        out.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" " + attributes
                + ">" + escape(text) + "</text>\n");
    }

    /** Read from below, centred there. */
    void vertical(double x, double y, String text) {
        out.append("<text transform=\"translate(" + number(x) + " " + number(y)
                + ") rotate(-90)\" text-anchor=\"middle\" fill=\"#333\">" + escape(text) + "</text>\n");
    }

    /** Ends the figure. */
    String finish() {
        return out.append("</svg>\n").toString();
    }

    /** {@code 12}, {@code 12.3}. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
