package io.sluice.benchmarks.regret.report;

import java.util.ArrayList;
import java.util.List;

/** A table of Markdown, row by row; all but the first column are numbers. Not thread-safe. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(String... header) {
        this(List.of(header));
    }

    Table(List<String> header) {
        row(header);
        List<String> rule = new ArrayList<>();
        header.forEach(column -> rule.add(rule.isEmpty() ? "---" : "---:"));
        row(rule);
    }

    Table row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
