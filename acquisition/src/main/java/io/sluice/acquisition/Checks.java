package io.sluice.acquisition;

/** Argument checks that name the argument, its value and the rule. */
final class Checks {
    private Checks() {}

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be a finite number");
        }
        return value;
    }

    static double[] finiteCopy(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            finite(name + "[" + i + "]", values[i]);
        }
        return values.clone();
    }

    static double notNegative(String name, double value) {
        if (finite(name, value) < 0) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least 0");
        }
        return value;
    }

    static void increasingUnit(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " is empty: an axis needs at least one value");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i] + ": it must be in [0, 1]");
            }
            if (i > 0 && values[i] <= values[i - 1]) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i] + " after " + values[i - 1]
                        + ": they must increase strictly; sort them and drop repeats");
            }
        }
    }
}
