package io.sluice.benchmarks.regret.best;

import io.sluice.tuner.space.Choice;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.space.SearchSpace;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/** Values of one parameter that a search tries: fine near the present one, coarse elsewhere. Stateless. */
final class Ladder {
    private static final int RUNGS = 14;
    private static final double[] STEPS = {0.001, 0.003, 0.01, 0.02, 0.04, 0.08, 0.15};
    private static final int ALL = 40;

    private Ladder() {}

    /** Values near that of the point, perhaps itself among them, and where wanted some of the whole range. */
    static Set<Object> around(Parameter parameter, Map<String, Object> point, boolean far) {
        Set<Object> values = new LinkedHashSet<>();
        if (parameter.size() > 0 && parameter.size() <= ALL && far) {
            all(parameter, values);
            return values;
        }
        double u = parameter.encode(Objects.requireNonNull(point.get(parameter.name())));
        for (int rung = 0; far && rung <= RUNGS; rung++) {
            values.add(parameter.decode((double) rung / RUNGS));
        }
        for (double step : STEPS) {
            values.add(parameter.decode(Math.max(0, u - step)));
            values.add(parameter.decode(Math.min(1, u + step)));
        }
        if (point.get(parameter.name()) instanceof Long present) {
            neighbours(parameter, present, values);
        }
        return values;
    }

    private static void all(Parameter parameter, Set<Object> values) {
        if (parameter instanceof Choice choice) {
            values.addAll(choice.values());
            return;
        }
        LongStream.rangeClosed((Long) parameter.decode(0), (Long) parameter.decode(1))
                .forEach(values::add);
    }

    private static void neighbours(Parameter parameter, long present, Set<Object> values) {
        long low = (Long) parameter.decode(0);
        long high = (Long) parameter.decode(1);
        for (long step = 1; step <= 2; step++) {
            values.add(Math.max(low, present - step));
            values.add(Math.min(high, present + step));
        }
    }

    /** Unit coordinates as those of the space, where the coordinate of a choice is its index. */
    static double[] coordinates(SearchSpace space, double[] unit) {
        double[] u = unit.clone();
        for (int i = 0; i < u.length; i++) {
            Parameter parameter = space.parameters().get(i);
            if (parameter instanceof Choice) {
                u[i] = Math.floor(Math.min(u[i], Math.nextDown(1.0)) * parameter.size());
            }
        }
        return u;
    }

    /** The inverse of {@link #coordinates}, up to rounding. */
    static double[] unit(SearchSpace space, Map<String, Object> point) {
        double[] u = space.encode(point);
        for (int i = 0; i < u.length; i++) {
            Parameter parameter = space.parameters().get(i);
            if (parameter instanceof Choice) {
                u[i] = (u[i] + 0.5) / parameter.size();
            }
        }
        return u;
    }
}
