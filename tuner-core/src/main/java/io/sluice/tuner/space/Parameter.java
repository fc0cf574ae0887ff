package io.sluice.tuner.space;

/**
 * One thing to tune: a name, a set of values, and how the values lie in the unit interval. Immutable.
 *
 * <p>Values are {@link Long} for {@link Limit} and {@link Int}, {@link Double} for {@link Real}, {@link String} for
 * {@link Choice}.
 */
public sealed interface Parameter permits Limit, Int, Real, Choice {

    /** Unique within a space. */
    String name();

    /**
     * The value in its own type.
     *
     * @param value as given by a caller or read from JSON: any integer type for integers, any number for reals
     * @throws IllegalArgumentException if the value is of another type or out of range
     */
    Object canonical(Object value);

    /** The coordinate of a canonical value: in [0, 1], or the index of a choice. */
    double encode(Object value);

    /** The value nearest to a coordinate; anything outside the range counts as the nearest end. */
    Object decode(double coordinate);

    /** The number of values, or 0 where there is a continuum. */
    long size();
}
