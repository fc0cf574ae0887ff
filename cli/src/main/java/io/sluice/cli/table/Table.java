package io.sluice.cli.table;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An aligned table without borders: the first column to the left, numbers to the right. Not thread-safe. */
public final class Table {
    private final Column[] columns;
    private final List<String[]> rows = new ArrayList<>();

    /** With those headings. */
    public Table(String... headings) {
        this.columns = new Column[headings.length];
        Arrays.setAll(columns, i -> column(headings[i], i == 0 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT));
    }

    private static Column column(String heading, HorizontalAlign align) {
        return new Column().header(heading).headerAlign(align).dataAlign(align);
    }

    /** Adds a row with a cell for every heading. */
    public Table row(String... cells) {
        if (cells.length != columns.length) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells below " + columns.length + " headings: give one to each");
        }
        rows.add(cells);
        return this;
    }

    /** All lines, each ended by a line break. */
    @Override
    public String toString() {
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .lineSeparator("\n")
                .data(columns, rows.toArray(String[][]::new))
                .asString()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> " " + line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
