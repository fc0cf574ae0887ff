package io.sluice.benchmarks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.plot.BarChart.Series;
import io.sluice.benchmarks.plot.SpanChart.Kind;
import io.sluice.benchmarks.plot.SpanChart.Span;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigureTest {

    private static final LineChart LINES = new LineChart(
            Axis.linear("x").from(0).to(10),
            Axis.linear("y").from(0).to(10),
            List.of(
                    Line.of("a & <b>", Color.BLUE, new double[] {0, 5, 10}, new double[] {0, 5, 10})
                            .withBand(new double[] {0, 4, 9}, new double[] {1, 6, 10}),
                    Line.of("c", Color.VERMILLION, new double[] {0, 10}, new double[] {3, 3})
                            .dashes()));

    private static final BarChart BARS = new BarChart(
            "N",
            List.of("100", "200"),
            Axis.linear("%").to(100),
            1,
            List.of(
                    Series.of("one", Color.BLUE, List.of(Estimate.of(50, 40, 60), Estimate.of(-10))),
                    new Series("two", Color.GREEN, List.of(Optional.of(Estimate.of(25)), Optional.empty()))));

    private static final SpanChart SPANS = new SpanChart(
            Axis.linear("s"),
            "container",
            2,
            List.of(
                    new Kind("A", Color.BLUE, false, List.of(new Span(0, 0, 1), new Span(1, 0, 2))),
                    new Kind("waiting", Color.GREY, true, List.of(new Span(1, 2, 2)))));

    @Test
    void svg_isWellFormed_whateverTheText() throws Exception {
        for (Chart chart : List.of(LINES, BARS, SPANS)) {
            Document document = parse(Figure.of("p < 0.05 & \"q\"", "it's > 1", chart.titled("a < b"))
                    .svg());
            assertEquals("svg", document.getDocumentElement().getTagName());
            assertEquals("800", document.getDocumentElement().getAttribute("width"));
            assertEquals(
                    "p < 0.05 & \"q\"",
                    document.getElementsByTagName("title").item(0).getTextContent());
        }
    }

    @Test
    void svg_ofTheSameData_isTheSame() {
        assertEquals(
                Figure.of("t", "", LINES, BARS).svg(),
                Figure.of("t", "", LINES, BARS).svg());
    }

    @Test
    void lines_goThroughTheirPixels() throws Exception {
        Element line = paths(LINES).stream()
                .filter(p -> p.getAttribute("stroke").equals(Color.BLUE.hex())
                        && p.getAttribute("fill").equals("none"))
                .findFirst()
                .orElseThrow();
        // The panel is 4 to 796 wide and ends at 436; the labels take 60, 14 and 44: the plot is 64 to 782, down to
        // 392.
        // With title and legend (38 + 24) and 10 of room the plot begins at 72.
        assertEquals("M64 392L423 232L782 72", line.getAttribute("d"));
    }

    @Test
    void band_goesAlongTheHighEnds_andBackAlongTheLowOnes() throws Exception {
        Element band = paths(LINES).stream()
                .filter(p -> p.hasAttribute("fill-opacity"))
                .findFirst()
                .orElseThrow();
        assertEquals("M64 360L423 200L782 72L782 104L423 264L64 392Z", band.getAttribute("d"));
    }

    @Test
    void bars_standOnZero_alsoDownwards() throws Exception {
        List<Element> bars = elements(BARS, "rect").stream()
                .filter(r -> r.getAttribute("width").equals("68"))
                .toList();
        assertEquals(3, bars.size());
        Element up = bars.get(0);
        Element down = bars.get(2);
        double zero = number(up, "y") + number(up, "height");
        assertEquals(zero, number(down, "y"), 0.11);
        assertEquals(number(up, "height") / 5, number(down, "height"), 0.11);
    }

    @Test
    void spans_ofNoLength_areLeftOut() throws Exception {
        List<Element> paths = paths(SPANS);
        assertTrue(paths.stream().anyMatch(p -> p.getAttribute("d").matches("M64 [0-9.]+h[0-9.]+M64 [0-9.]+h[0-9.]+")));
        assertFalse(Figure.of("t", "", SPANS).svg().contains("h0"));
    }

    @Test
    void legend_explainsEachNameOnce() {
        String svg =
                Figure.of("t", "", LINES.titled("left"), LINES.titled("right")).svg();
        assertEquals(2, svg.split(">a &amp; &lt;b&gt;<", -1).length);
    }

    @Test
    void manyNames_goOnInTheNextRow() throws Exception {
        List<Line> many = IntStream.range(0, 12)
                .mapToObj(i -> Line.of("contestant number " + i, Color.of(i), new double[] {0, 1}, new double[] {0, i}))
                .toList();
        NodeList texts = parse(Figure.of("t", "", new LineChart(Axis.linear("x"), Axis.linear("y"), many))
                        .svg())
                .getElementsByTagName("text");
        long rows = IntStream.range(0, texts.getLength())
                .mapToObj(i -> (Element) texts.item(i))
                .filter(e -> e.getTextContent().startsWith("contestant"))
                .map(e -> e.getAttribute("y"))
                .distinct()
                .count();
        assertEquals(3, rows);
    }

    @Test
    void whatCannotBeDrawn_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Estimate.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Estimate.of(1, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> Line.of("a", Color.BLUE, new double[2], new double[3]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BarChart(
                        "N",
                        List.of("1", "2"),
                        Axis.linear("%"),
                        0,
                        List.of(Series.of("a", Color.BLUE, List.of(Estimate.of(1))))));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> paths(Chart chart) throws Exception {
        return elements(chart, "path");
    }

    private static List<Element> elements(Chart chart, String tag) throws Exception {
        NodeList nodes = parse(Figure.of("t", "", chart).svg()).getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
