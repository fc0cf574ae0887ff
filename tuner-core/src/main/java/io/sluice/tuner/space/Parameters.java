package io.sluice.tuner.space;

import java.util.List;

/** Static factories of parameters, for {@link SearchSpace#of(Parameter...)}. */
public final class Parameters {
    private Parameters() {}

    /** A concurrency limit from 1 to {@code high} on a log scale; {@code high} means unlimited. */
    public static Limit limit(String name, long high) {
        return new Limit(name, high);
    }

    /** An integer on a linear scale, ends included. */
    public static Int integer(String name, long low, long high) {
        return new Int(name, low, high, ParameterScale.LINEAR);
    }

    /** An integer on a log scale, ends included; {@code low} is at least 1. */
    public static Int logInteger(String name, long low, long high) {
        return new Int(name, low, high, ParameterScale.LOG);
    }

    /** A real number on a linear scale, ends included. */
    public static Real real(String name, double low, double high) {
        return new Real(name, low, high, ParameterScale.LINEAR);
    }

    /** A real number on a log scale, ends included; {@code low} is above 0. */
    public static Real logReal(String name, double low, double high) {
        return new Real(name, low, high, ParameterScale.LOG);
    }

    /** One of several values without order. */
    public static Choice choice(String name, String... values) {
        return new Choice(name, List.of(values));
    }
}
