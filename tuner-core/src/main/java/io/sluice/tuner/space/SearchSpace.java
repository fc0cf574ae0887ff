package io.sluice.tuner.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An ordered list of parameters with different names. Immutable.
 *
 * <p>{@code decode(encode(p)) = p} exactly for limits, integers and choices, and up to rounding for reals.
 */
public final class SearchSpace {
    private final List<Parameter> parameters;

    private SearchSpace(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** {@link #of(List)} for parameters written one by one. */
    public static SearchSpace of(Parameter... parameters) {
        return of(List.of(parameters));
    }

    /**
     * A space of these parameters.
     *
     * @throws IllegalArgumentException if there is none, or two have one name
     */
    public static SearchSpace of(List<? extends Parameter> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("a search space without parameters: give at least one");
        }
        Map<String, Parameter> byName = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (byName.put(parameter.name(), parameter) != null) {
                throw new IllegalArgumentException(
                        "two parameters are named '" + parameter.name() + "': names must be different");
            }
        }
        return new SearchSpace(List.copyOf(parameters));
    }

    /** In order; at least one. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter of that name. */
    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** d. */
    public int dimensions() {
        return parameters.size();
    }

    /** The number of points, or empty where a real parameter makes a continuum; at most {@link Long#MAX_VALUE}. */
    public Optional<Long> size() {
        if (parameters.stream().anyMatch(p -> p.size() == 0)) {
            return Optional.empty();
        }
        return Optional.of(parameters.stream().mapToLong(Parameter::size).reduce(1, SearchSpace::saturatedProduct));
    }

    private static long saturatedProduct(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /**
     * The same point with every value in its own type and in the order of the space. Unmodifiable.
     *
     * @throws IllegalArgumentException if a name is missing or unknown, or a value is not allowed
     */
    public Map<String, Object> canonical(Map<String, ?> values) {
        for (String name : values.keySet()) {
            if (parameter(name).isEmpty()) {
                throw new IllegalArgumentException("unknown parameter '" + name + "': the space has " + names());
            }
        }
        Map<String, Object> point = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Object value = values.get(parameter.name());
            if (value == null) {
                throw new IllegalArgumentException(
                        "parameter '" + parameter.name() + "' has no value: give one to each of " + names());
            }
            point.put(parameter.name(), parameter.canonical(value));
        }
        return Collections.unmodifiableMap(point);
    }

    /**
     * u: a new array of d coordinates.
     *
     * @throws IllegalArgumentException as {@link #canonical}
     */
    public double[] encode(Map<String, ?> values) {
        List<Object> point = List.copyOf(canonical(values).values());
        return IntStream.range(0, point.size())
                .mapToDouble(i -> parameters.get(i).encode(point.get(i)))
                .toArray();
    }

    /**
     * The point nearest to u, coordinate by coordinate, in the order of the space. Unmodifiable.
     *
     * @param u d coordinates; not modified
     */
    public Map<String, Object> decode(double[] u) {
        if (u.length != parameters.size()) {
            throw new IllegalArgumentException(
                    u.length + " coordinates for " + parameters.size() + " parameters: give one to each of " + names());
        }
        Map<String, Object> point = new LinkedHashMap<>();
        for (int i = 0; i < u.length; i++) {
            Parameter parameter = parameters.get(i);
            point.put(parameter.name(), parameter.decode(u[i]));
        }
        return Collections.unmodifiableMap(point);
    }

    /**
     * The point without limits: every limit at its high end, every other number in the middle of its scale, every choice
     * at its first value. In the order of the space, unmodifiable.
     */
    public Map<String, Object> baseline() {
        return decode(parameters.stream().mapToDouble(SearchSpace::baseline).toArray());
    }

    private static double baseline(Parameter parameter) {
        if (parameter instanceof Limit) {
            return 1;
        }
        return parameter instanceof Choice ? 0 : 0.5;
    }

    private String names() {
        return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchSpace that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "SearchSpace" + parameters;
    }
}
