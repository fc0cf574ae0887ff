package io.sluice.benchmarks.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.LineChart;
import io.sluice.cli.table.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final Figure FIGURE =
            Figure.of("a picture", "", new LineChart(Axis.linear("x"), Axis.linear("y"), List.of()));

    @Test
    void spread_isMedianWithRange() {
        assertEquals("18.8 % (17.0 % to 20.1 %)", Text.of(new Spread(0.188, 0.17, 0.201), Numbers::percent));
        assertEquals("8.6 s (8.4 s to 9.0 s)", Text.of(new Spread(8.6, 8.42, 8.96), Text::seconds));
    }

    @Test
    void gain_comesWithItsInterval() {
        assertEquals("10.0 % (10.0 % to 10.0 %)", Text.of(Stats.gain(List.of(10.0, 20.0), List.of(9.0, 18.0))));
    }

    @Test
    void differences_haveTheirSign_exceptZero() {
        assertEquals("+10.0 %", Text.difference(11, 10));
        assertEquals("-10.0 %", Text.difference(9, 10));
        assertEquals("0.0 %", Text.difference(9.9999, 10));
        assertEquals("+1.3 points", Text.points(0.201, 0.188));
        assertEquals("-1.3 points", Text.points(0.175, 0.188));
        assertEquals("0.0 points", Text.points(0.1879, 0.188));
    }

    @Test
    void table_isMarkdown() {
        assertEquals(
                "| a | b | c |\n|---|--:|--:|\n| 1 | 2 | 3 |\n",
                new MarkdownTable("a", "b", "c").row("1", "2", "3").toString());
        assertThrows(IllegalArgumentException.class, () -> new MarkdownTable("a", "b").row("1"));
    }

    @Test
    void section_isHeadingTablesVerdictsPicture() {
        Section section = new Section(
                "Heading",
                "f.svg",
                FIGURE,
                List.of("table\n", "words\n"),
                List.of(new Section.Claim("It holds", true), new Section.Claim("So does this", false)));
        assertEquals(
                "## Heading\n\ntable\n\nwords\n\n- It holds: **yes**\n- So does this: **no**\n\n![a picture](f.svg)\n",
                section.markdown());
        assertEquals(
                "## Heading\n\ntable\n\n![a picture](f.svg)\n",
                new Section("Heading", "f.svg", FIGURE, List.of("table\n"), List.of()).markdown());
    }
}
