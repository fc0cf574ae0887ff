package io.sluice.benchmarks.plot;

import java.util.List;

/**
 * Colours that people with any kind of colour vision can tell apart (Okabe and Ito, 2008), and a grey. In the order in
 * which charts on white should use them.
 */
public enum Color {
    /** The first choice. */
    BLUE("#0072B2"),
    /** The second choice. */
    VERMILLION("#D55E00"),
    /** Bluish green. */
    GREEN("#009E73"),
    /** Lighter than vermillion. */
    ORANGE("#E69F00"),
    /** Reddish purple. */
    PURPLE("#CC79A7"),
    /** Lighter than blue. */
    SKY_BLUE("#56B4E9"),
    /** For what the others are compared with. */
    BLACK("#000000"),
    /** For areas: too light for lines. */
    YELLOW("#F0E442"),
    /** For what is not in the foreground. */
    GREY("#999999");

    private static final List<Color> FOR_SERIES =
            List.of(BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY_BLUE, BLACK, YELLOW);

    private final String hex;

    Color(String hex) {
        this.hex = hex;
    }

    /** As {@code #RRGGBB}. */
    public String hex() {
        return hex;
    }

    /** The colour of series {@code index}, from 0; the ninth series has the first colour again. */
    public static Color of(int index) {
        return FOR_SERIES.get(Math.floorMod(index, FOR_SERIES.size()));
    }
}
