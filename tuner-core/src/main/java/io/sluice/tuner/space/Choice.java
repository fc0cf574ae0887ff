package io.sluice.tuner.space;

import java.util.HashSet;
import java.util.List;

/**
 * One of several named values without order.
 *
 * @param name not blank
 * @param values at least one, all different
 */
public record Choice(String name, List<String> values) implements Parameter {
    /** Checks the name and the values, and copies the list. */
    public Choice {
        Checks.name(name);
        values = List.copyOf(values);
        if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "': values are " + values + "; give at least one, all different");
        }
    }

    @Override
    public String canonical(Object value) {
        if (!(value instanceof String text) || !values.contains(text)) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is " + Checks.shown(value) + ": it must be one of " + values);
        }
        return text;
    }

    @Override
    public double encode(Object value) {
        return values.indexOf(canonical(value));
    }

    @Override
    public String decode(double coordinate) {
        return values.get((int) Math.min(values.size() - 1, Math.max(0, Math.round(coordinate))));
    }

    @Override
    public long size() {
        return values.size();
    }
}
