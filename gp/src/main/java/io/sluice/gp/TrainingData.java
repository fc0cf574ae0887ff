package io.sluice.gp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rows to learn from, the values before the bounds. Immutable and thread-safe. */
public final class TrainingData {
    private final List<Row.Value> values;
    private final List<Row.AtLeast> bounds;

    private TrainingData(List<Row.Value> values, List<Row.AtLeast> bounds) {
        this.values = List.copyOf(values);
        this.bounds = List.copyOf(bounds);
    }

    /**
     * The data of {@code rows}, which may be none.
     *
     * @throws IllegalArgumentException if the rows differ in how many coordinates they have
     */
    public static TrainingData of(List<? extends Row> rows) {
        List<Row.Value> values = new ArrayList<>();
        List<Row.AtLeast> bounds = new ArrayList<>();
        for (Row row : rows) {
            Checks.length("x", rows.get(0).x().length, row.x());
            if (row instanceof Row.Value value) {
                values.add(value);
            } else if (row instanceof Row.AtLeast bound) {
                bounds.add(bound);
            }
        }
        return new TrainingData(values, bounds);
    }

    /** How many rows there are: n. */
    public int size() {
        return values.size() + bounds.size();
    }

    /** The values. */
    public List<Row.Value> values() {
        return values;
    }

    /** The bounds. */
    public List<Row.AtLeast> bounds() {
        return bounds;
    }

    /**
     * {@code count} rows drawn without replacement, each row equally likely, so that nothing is selected on y; or this
     * itself if it has no more rows than that.
     */
    public TrainingData sample(int count, RandomGenerator random) {
        if (size() <= count) {
            return this;
        }
        List<Row> rows = new ArrayList<>(values);
        rows.addAll(bounds);
        for (int i = 0; i < count; i++) {
            Collections.swap(rows, i, i + random.nextInt(rows.size() - i));
        }
        return of(rows.subList(0, count));
    }

    double[][] valuePoints() {
        return values.stream().map(Row.Value::x).toArray(double[][]::new);
    }

    double[][] boundPoints() {
        return bounds.stream().map(Row.AtLeast::x).toArray(double[][]::new);
    }

    double[] targets() {
        return values.stream().mapToDouble(Row.Value::y).toArray();
    }

    double[] boundLevels() {
        return bounds.stream().mapToDouble(Row.AtLeast::bound).toArray();
    }

    void requireDimension(int dimension) {
        if (size() > 0) {
            Row first = values.isEmpty() ? bounds.get(0) : values.get(0);
            Checks.length("x", dimension, first.x());
        }
    }
}
