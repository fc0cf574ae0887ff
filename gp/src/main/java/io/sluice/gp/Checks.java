package io.sluice.gp;

/** Argument checks that name the argument, its value and the rule. */
final class Checks {
    private Checks() {}

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be a finite number");
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (finite(name, value) < 0) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least 0");
        }
        return value;
    }

    static double positive(String name, double value) {
        if (finite(name, value) <= 0) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be above 0");
        }
        return value;
    }

    static int atLeast(String name, int minimum, int value) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least " + minimum);
        }
        return value;
    }

    static double[] finiteCopy(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            finite(name + "[" + i + "]", values[i]);
        }
        return values.clone();
    }

    static double[] length(String name, int expected, double[] values) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    name + " has " + values.length + " numbers: it must have " + expected + ", one of each");
        }
        return values;
    }
}
