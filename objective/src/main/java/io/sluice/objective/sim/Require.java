package io.sluice.objective.sim;

/** Checks that return the value and name it in their complaint. */
final class Require {
    private Require() {}

    static double notNegative(String name, double value) {
        return within(name, value, 0, Double.MAX_VALUE);
    }

    static double within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            String rule = high == Double.MAX_VALUE
                    ? "a finite number of at least " + low
                    : "a number from " + low + " to " + high;
            throw new ModelException(name + " is " + value + ": " + rule + " is allowed");
        }
        return value;
    }

    static int within(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new ModelException(name + " is " + value + ": from " + low + " to " + high + " is allowed");
        }
        return value;
    }
}
