package io.sluice.benchmarks.paper;

import io.sluice.benchmarks.plot.Figure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be said of one claim. Immutable.
 *
 * @param heading of the section
 * @param file of the picture
 * @param figure the picture
 * @param tables and sentences, in order
 * @param claims what the paper says, and whether it comes out
 */
record Section(String heading, String file, Figure figure, List<String> tables, List<Claim> claims) {

    Section {
        tables = List.copyOf(tables);
        claims = List.copyOf(claims);
    }

    /**
     * A sentence of the paper, or one about it.
     *
     * @param text what should hold
     * @param holds whether it does here
     */
    record Claim(String text, boolean holds) {}

    /** Markdown; the picture is named as lying beside the text. */
    String markdown() {
        String verdicts = claims.stream()
                .map(claim -> "- " + claim.text() + ": **" + (claim.holds() ? "yes" : "no") + "**\n")
                .collect(Collectors.joining());
        String picture = "![" + figure.title() + "](" + file + ")\n";
        return "## " + heading + "\n\n" + String.join("\n", tables) + "\n" + verdicts + (verdicts.isEmpty() ? "" : "\n")
                + picture;
    }
}
