package io.sluice.acquisition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Climbs a function over the open points of a domain, one coordinate at a time: along each axis all values are tried
 * where they are few, else a grid that is narrowed around the best until neighbouring levels have been compared.
 * Deterministic. Not thread-safe if {@code function} is not.
 */
final class CoordinateSearch {
    private final Domain domain;
    private final Predicate<double[]> open;
    private final BatchFunction function;

    CoordinateSearch(Domain domain, Predicate<double[]> open, BatchFunction function) {
        this.domain = domain;
        this.open = open;
        this.function = function;
    }

    /** A point and the function there; minus infinity for a start that is not open itself. */
    @SuppressWarnings("ArrayRecordComponent") // internal
    record Scored(double[] x, double value) {}

    /** Sweeps through the axes until a sweep gains nothing, {@code sweeps} times at most. */
    Scored climb(Scored start, int sweeps) {
        Scored best = start;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            Scored before = best;
            for (int axis = 0; axis < domain.dimension(); axis++) {
                best = along(axis, best);
            }
            if (best.value <= before.value) {
                break;
            }
        }
        return best;
    }

    private Scored along(int axis, Scored from) {
        Axis values = domain.axes().get(axis);
        double step = Axes.coarseStep(values);
        Scored best = better(from, axis, Axes.coarse(values));
        while (Axes.refines(values, step)) {
            best = better(best, axis, Axes.around(values, best.x[axis], step));
            step = Axes.finer(values, step);
        }
        return best;
    }

    private Scored better(Scored from, int axis, double[] values) {
        List<double[]> line = new ArrayList<>(values.length);
        for (double value : values) {
            if (value != from.x[axis]) {
                double[] x = from.x.clone();
                x[axis] = value;
                line.add(x);
            }
        }
        return best(line.stream().filter(open).toList(), from);
    }

    /** The best of {@code points}, or {@code otherwise} if none is better; of equals the first. */
    Scored best(List<double[]> points, Scored otherwise) {
        double[] values = function.values(points);
        Scored best = otherwise;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > best.value) {
                best = new Scored(points.get(i), values[i]);
            }
        }
        return best;
    }
}
