package io.sluice.gp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Minimises a smooth function within bounds by projected limited-memory BFGS: coordinates that sit at a bound with the
 * gradient pushing outwards are held; the two-loop recursion gives a direction in the others; the step along it is
 * projected onto the bounds and halved until the value falls enough (Armijo). Immutable and thread-safe.
 *
 * @param maxIterations at least 0
 * @param tolerance stops when an iteration lowers the value by less than this part of it (or of 1, if larger), or when
 *     no coordinate of the projected gradient is larger than its square root
 * @param maxStep no iteration moves a coordinate further than this
 * @see <a href="https://doi.org/10.1137/0320018">Bertsekas, Projected Newton methods, SIAM J. Control Optim. 20, 1982</a>
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright, Numerical Optimization, algorithm 7.4</a>
 */
public record BoundedLbfgs(int maxIterations, double tolerance, double maxStep) {
    private static final int MEMORY = 8;
    private static final int MAX_HALVINGS = 20;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 1e-10;

    /** Checks the numbers. */
    public BoundedLbfgs {
        Checks.atLeast("maxIterations", 0, maxIterations);
        Checks.positive("tolerance", tolerance);
        Checks.positive("maxStep", maxStep);
    }

    /**
     * Where the search ended.
     *
     * @param x within the bounds
     * @param value of the function there
     * @param iterations how many were made
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, compared by nobody
    public record Minimum(double[] x, double value, int iterations) {}

    /**
     * Minimises from {@code start}, moved into the bounds first.
     *
     * @param lower smallest coordinates; not modified
     * @param upper largest coordinates; not modified
     */
    public Minimum minimize(Differentiable function, double[] start, double[] lower, double[] upper) {
        return new Search(function, lower, upper).run(start);
    }

    @SuppressWarnings("ArrayRecordComponent") // internal
    private record Pair(double[] step, double[] change, double curvature) {}

    @SuppressWarnings("ArrayRecordComponent") // internal
    private record Point(double[] x, Differentiable.Value at) {
        double value() {
            return at.value();
        }

        double[] gradient() {
            return at.gradient();
        }
    }

    private final class Search {
        private final Differentiable function;
        private final double[] lower;
        private final double[] upper;
        private final Deque<Pair> memory = new ArrayDeque<>();

        Search(Differentiable function, double[] lower, double[] upper) {
            this.function = function;
            this.lower = lower;
            this.upper = upper;
        }

        Minimum run(double[] start) {
            Point here = evaluate(project(start));
            int iteration = 0;
            while (iteration < maxIterations && !stationary(here)) {
                iteration++;
                boolean steepest = memory.isEmpty();
                Optional<Point> next = step(here);
                if (next.isEmpty() && steepest) {
                    break;
                }
                if (next.isEmpty()) {
                    memory.clear();
                    continue;
                }
                double decrease = here.value() - next.get().value();
                remember(here, next.get());
                here = next.get();
                if (decrease <= tolerance * Math.max(1, Math.abs(here.value()))) {
                    break;
                }
            }
            return new Minimum(here.x, here.value(), iteration);
        }

        /** The first sufficiently lower point along the quasi-Newton direction; empty if halving finds none. */
        private Optional<Point> step(Point here) {
            double[] direction = direction(here);
            double length = 1;
            for (int halving = 0; halving < MAX_HALVINGS; halving++) {
                Point there = evaluate(project(add(here.x, length, direction)));
                double predicted = dot(here.gradient(), subtract(there.x, here.x));
                if (there.value() <= here.value() + SUFFICIENT_DECREASE * predicted) {
                    return Optional.of(there);
                }
                length /= 2;
            }
            return Optional.empty();
        }

        private Point evaluate(double[] x) {
            return new Point(x, function.at(x));
        }

        private boolean stationary(Point at) {
            return largest(freeGradient(at)) <= Math.sqrt(tolerance);
        }

        /** The gradient, with 0 for coordinates that are held at a bound. */
        private double[] freeGradient(Point at) {
            double[] free = at.gradient().clone();
            for (int j = 0; j < free.length; j++) {
                boolean held = free[j] > 0 ? at.x[j] <= lower[j] : at.x[j] >= upper[j];
                free[j] = held ? 0 : free[j];
            }
            return free;
        }

        private double[] direction(Point here) {
            double[] free = freeGradient(here);
            double[] direction = twoLoops(free);
            for (int j = 0; j < free.length; j++) {
                direction[j] = free[j] == 0 ? 0 : -direction[j];
            }
            if (!(dot(direction, free) < 0)) {
                memory.clear();
                direction = scaled(-1, free);
            }
            double cap = memory.isEmpty() ? Math.min(1, maxStep) : maxStep;
            double largest = largest(direction);
            return largest > cap ? scaled(cap / largest, direction) : direction;
        }

        private double[] twoLoops(double[] gradient) {
            double[] q = gradient.clone();
            double[] weights = new double[memory.size()];
            int i = 0;
            for (Pair pair : memory) {
                weights[i] = dot(pair.step, q) / pair.curvature;
                q = add(q, -weights[i++], pair.change);
            }
            if (!memory.isEmpty()) {
                Pair newest = memory.getFirst();
                q = scaled(newest.curvature / dot(newest.change, newest.change), q);
            }
            for (Iterator<Pair> oldestFirst = memory.descendingIterator(); oldestFirst.hasNext(); ) {
                Pair pair = oldestFirst.next();
                q = add(q, weights[--i] - dot(pair.change, q) / pair.curvature, pair.step);
            }
            return q;
        }

        private void remember(Point from, Point to) {
            double[] step = subtract(to.x, from.x);
            double[] change = subtract(to.gradient(), from.gradient());
            double curvature = dot(step, change);
            if (curvature > CURVATURE * Math.sqrt(dot(step, step) * dot(change, change))) {
                memory.addFirst(new Pair(step, change, curvature));
                if (memory.size() > MEMORY) {
                    memory.removeLast();
                }
            }
        }

        private double[] project(double[] x) {
            double[] projected = new double[x.length];
            for (int j = 0; j < x.length; j++) {
                projected[j] = Math.min(upper[j], Math.max(lower[j], x[j]));
            }
            return projected;
        }
    }

    private static double[] add(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            sum[j] = a[j] + factor * b[j];
        }
        return sum;
    }

    private static double[] scaled(double factor, double[] a) {
        return add(new double[a.length], factor, a);
    }

    private static double[] subtract(double[] a, double[] b) {
        return add(a, -1, b);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double largest(double[] a) {
        double largest = 0;
        for (double v : a) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
