package io.sluice.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proposes where to evaluate next: the open point with the largest
 *
 * <pre>
 * ln AEI(x) + ln P(feasible | x)
 * </pre>
 *
 * found by looking at all open points of a small lattice, and otherwise at quasi-random ones and the neighbours of the
 * best observed ones, of which the best are improved coordinate by coordinate. A point is open if it is in the domain,
 * allowed, and neither observed nor pending.
 *
 * <p>The model's hyperparameters are drawn anew for each proposal from what the observations leave open of them
 * ({@link SurrogateFitter}): averaged over proposals this is the acquisition function averaged over hyperparameters, at the
 * price of one, and a model that is surer than the data allow does not keep the search in one place.
 *
 * <p>AEI is expected improvement, where there is a trend augmented by the noise ({@link LogExpectedImprovement#augmented}): a process
 * that models what a trend leaves is too sure of itself, and would stay where the trend has led it.
 *
 * <p>The incumbent is the lowest posterior mean at a measured point, never the luckiest value. Pending points count as
 * evaluated, with the posterior mean for their value. Infeasible observations lower {@code P(feasible | x)} near them and have no
 * effect far away; they have no y. Immutable and thread-safe; equal generators give equal
 * proposals.
 */
public final class Proposer {
    // A lattice of so many points is not searched but looked at as a whole.
    private static final int SMALL_LATTICE = 1024;
    private static final int BEST_OBSERVED = 3;

    private final Domain domain;
    private final Trend trend;
    private final SurrogateFitter fitter;

    /** For points of {@code domain}. */
    public Proposer(Domain domain) {
        this(domain, Trend.none());
    }

    /** For points of {@code domain}, where y is at about {@code trend}. */
    public Proposer(Domain domain, Trend trend) {
        this.domain = domain;
        this.trend = trend;
        this.fitter = new SurrogateFitter(domain, trend);
    }

    /**
     * The next point: never one already observed or pending; empty only when the lattice is exhausted.
     *
     * @param observations may be none, or none measured: then the prior, and the bounds and failures there are, decide
     * @param pending points being evaluated; not modified
     * @param allowed which points of the domain may be proposed at all; must always answer the same, and must not modify
     *     the point
     * @param random for the fit and the search
     * @throws IllegalStateException if {@code allowed} leaves so little of a domain of over four million points that
     *     nothing open was found
     */
    public Optional<Proposal> propose(
            List<Observation> observations,
            List<double[]> pending,
            Predicate<double[]> allowed,
            RandomGenerator random) {
        Search search = search(observations, pending, allowed, random);
        Effort effort = Effort.forRows(observations.size() + pending.size());
        return maximize(search, effort, random).map(search::proposal);
    }

    /**
     * The best of a few points by the same measure; empty if none of them is open.
     *
     * @param points of the domain; not modified
     * @param observations as in {@link #propose}
     * @param pending as in {@link #propose}
     * @param allowed as in {@link #propose}
     * @param random for the fit
     */
    public Optional<Proposal> proposeAmong(
            List<double[]> points,
            List<Observation> observations,
            List<double[]> pending,
            Predicate<double[]> allowed,
            RandomGenerator random) {
        points.forEach(domain::requireDimension);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Search search = search(observations, pending, allowed, random);
        return ranked(points.stream().filter(search.open()).toList(), search.acquisition()).stream()
                .findFirst()
                .map(search::proposal);
    }

    /** What is looked for, where. */
    private record Search(
            FittedSurrogate surrogate, Acquisition acquisition, Predicate<double[]> open, List<double[]> centres) {

        Proposal proposal(CoordinateSearch.Scored found) {
            return new Proposal(found.x(), found.value(), surrogate);
        }
    }

    private Search search(
            List<Observation> observations,
            List<double[]> pending,
            Predicate<double[]> allowed,
            RandomGenerator random) {
        pending.forEach(domain::requireDimension);
        FittedSurrogate surrogate = fitter.draw(observations, random);
        Taken taken = new Taken(domain, observations, pending);
        List<double[]> best = bestObserved(observations, surrogate);
        double incumbent = incumbent(best, pending, surrogate);
        double noise = trend.claims() ? Math.sqrt(surrogate.noiseVariance()) : 0;
        Acquisition acquisition =
                new Acquisition(surrogate.believing(pending), incumbent, noise, new Feasibility(domain, observations));
        return new Search(surrogate, acquisition, x -> !taken.contains(x) && allowed.test(x), best);
    }

    /** The lowest posterior mean at an observed or pending point; without any, the prior's. */
    private static double incumbent(List<double[]> bestObserved, List<double[]> pending, FittedSurrogate surrogate) {
        List<double[]> points = new ArrayList<>(bestObserved);
        points.addAll(pending);
        return Arrays.stream(surrogate.means(points))
                .min()
                .orElse(surrogate.standardization().shift());
    }

    private Optional<CoordinateSearch.Scored> maximize(Search search, Effort effort, RandomGenerator random) {
        boolean small = domain.cardinality() <= SMALL_LATTICE;
        OpenPoints points = new OpenPoints(domain, search.open());
        List<double[]> candidates = candidates(points, small, search.centres(), effort, random);
        CoordinateSearch climber = new CoordinateSearch(domain, search.open(), search.acquisition());
        return ranked(candidates, search.acquisition()).stream()
                .limit(effort.starts())
                .map(start -> small ? start : climber.climb(start, effort.sweeps()))
                .reduce((a, b) -> b.value() > a.value() ? b : a);
    }

    private static List<double[]> candidates(
            OpenPoints points, boolean small, List<double[]> centres, Effort effort, RandomGenerator random) {
        if (small) {
            return points.exhaustive(SMALL_LATTICE, random);
        }
        List<double[]> candidates = new ArrayList<>(points.spread(effort.candidates(), random));
        centres.forEach(centre -> candidates.addAll(points.neighbours(centre)));
        return candidates.isEmpty() ? points.exhaustive(effort.candidates(), random) : candidates;
    }

    private static List<CoordinateSearch.Scored> ranked(List<double[]> candidates, Acquisition acquisition) {
        double[] values = acquisition.values(candidates);
        return IntStream.range(0, values.length)
                .mapToObj(i -> new CoordinateSearch.Scored(candidates.get(i), values[i]))
                .sorted(Comparator.comparingDouble(CoordinateSearch.Scored::value)
                        .reversed())
                .toList();
    }

    /** The few observed points of lowest posterior mean, best first: measured ones, or bounded ones if there are none. */
    private static List<double[]> bestObserved(List<Observation> observations, FittedSurrogate surrogate) {
        List<double[]> points = points(observations, Observation.Measured.class);
        List<double[]> eligible = points.isEmpty() ? points(observations, Observation.LowerBound.class) : points;
        double[] means = surrogate.means(eligible);
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> means[i]))
                .limit(BEST_OBSERVED)
                .map(eligible::get)
                .toList();
    }

    /** The different points of one kind of observation, but for those at which another attempt failed. */
    private static List<double[]> points(List<Observation> observations, Class<? extends Observation> kind) {
        PointSet seen = new PointSet(observations.stream()
                .filter(Observation.Infeasible.class::isInstance)
                .map(Observation::x)
                .toList());
        return observations.stream()
                .filter(kind::isInstance)
                .map(Observation::x)
                .flatMap(x -> seen.add(x) ? Stream.of(x) : Stream.empty())
                .toList();
    }
}
