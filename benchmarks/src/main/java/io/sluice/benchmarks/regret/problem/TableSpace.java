package io.sluice.benchmarks.regret.problem;

import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Int;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.ParameterScale;
import io.sluice.tuner.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parameters that vary in a table. A numeric one becomes the position of its value among all that it takes, in
 * ascending order and from 0; any other becomes a choice. Immutable.
 */
final class TableSpace {
    private final Map<String, List<Object>> values;
    private final SearchSpace space;

    private TableSpace(Map<String, List<Object>> values) {
        this.values = values;
        this.space = SearchSpace.of(values.entrySet().stream()
                .map(entry -> parameter(entry.getKey(), entry.getValue()))
                .toList());
    }

    /**
     * Of configurations.
     *
     * @throws IllegalArgumentException if they differ in the parameters that they have, or in the value of none
     */
    static TableSpace of(List<Map<String, Object>> configurations) {
        Map<String, Object> first = configurations.get(0);
        configurations.forEach(configuration -> {
            if (!configuration.keySet().equals(first.keySet())) {
                throw new IllegalArgumentException("one configuration has the parameters " + configuration.keySet()
                        + ", the first has " + first.keySet() + ": all must have the same");
            }
        });
        Map<String, List<Object>> values = new LinkedHashMap<>();
        first.keySet().forEach(parameter -> {
            List<Object> taken = taken(parameter, configurations);
            if (taken.size() > 1) {
                values.put(parameter, taken);
            }
        });
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no parameter takes two values: there is nothing to tune");
        }
        return new TableSpace(values);
    }

    private static List<Object> taken(String parameter, List<Map<String, Object>> configurations) {
        List<Object> all = configurations.stream()
                .map(row -> at(row, parameter))
                .distinct()
                .toList();
        return all.stream().allMatch(Double.class::isInstance)
                ? all.stream().sorted().toList()
                : List.copyOf(all.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Parameter parameter(String name, List<Object> values) {
        return values.get(0) instanceof Double
                ? new Int(name, 0, values.size() - 1, ParameterScale.LINEAR)
                : new Choice(name, values.stream().map(Object::toString).toList());
    }

    private static Object at(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    SearchSpace space() {
        return space;
    }

    /** The point of a configuration of the table, as the space writes it. */
    Map<String, Object> point(Map<String, Object> configuration) {
        Map<String, Object> point = new LinkedHashMap<>();
        values.forEach((name, taken) -> {
            Object value = at(configuration, name);
            point.put(name, taken.get(0) instanceof Double ? (Object) (long) taken.indexOf(value) : value.toString());
        });
        return space.canonical(point);
    }
}
