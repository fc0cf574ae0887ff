package io.sluice.tuner.suggest;

import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Int;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Every point of a small space. */
final class Lattice {
    private Lattice() {}

    static List<Map<String, Object>> points(SearchSpace space) {
        List<Map<String, Object>> points = List.of(Map.of());
        for (Parameter parameter : space.parameters()) {
            points = extend(points, parameter);
        }
        return points;
    }

    private static List<Map<String, Object>> extend(List<Map<String, Object>> points, Parameter parameter) {
        List<Map<String, Object>> extended = new ArrayList<>();
        for (Map<String, Object> point : points) {
            for (Object value : values(parameter)) {
                Map<String, Object> longer = new LinkedHashMap<>(point);
                longer.put(parameter.name(), value);
                extended.add(Collections.unmodifiableMap(longer));
            }
        }
        return extended;
    }

    private static List<?> values(Parameter parameter) {
        if (parameter instanceof Choice choice) {
            return choice.values();
        }
        long low = parameter instanceof Int integer ? integer.low() : 1;
        return LongStream.range(0, parameter.size()).mapToObj(i -> low + i).toList();
    }
}
