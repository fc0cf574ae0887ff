package io.sluice.benchmarks.paper;

/** A Markdown table: the first column to the left, all others to the right. Not thread-safe. */
final class MarkdownTable {
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... headings) {
        this.columns = headings.length;
        row(headings);
        text.append("|---").append("|--:".repeat(columns - 1)).append("|\n");
    }

    MarkdownTable row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    cells.length + " cells below " + columns + " headings: give one to each");
        }
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** All lines, each ended by a line break. */
    @Override
    public String toString() {
        return text.toString();
    }
}
