package io.sluice.benchmarks.regret.report;

import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.tuner.proof.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The first contestant and a peer on the runs that both played.
 *
 * @param peer its name
 * @param ours mean over problems of the mean over common seeds
 * @param theirs the same of the peer
 * @param seeds that both played, on the problem with the fewest
 * @param difference 95 % interval of the paired difference, ours less theirs
 */
record Pairing(String peer, double ours, double theirs, int seeds, Interval difference) {

    /** Of a figure; both played at least one common seed of each problem. */
    static Pairing of(Results results, List<Problem> problems, String peer, ToDoubleFunction<Score> figure) {
        String first = results.first();
        List<double[]> ours = common(results, problems, first, peer, figure);
        return new Pairing(
                peer,
                Bootstrap.mean(ours),
                Bootstrap.mean(common(results, problems, peer, first, figure)),
                ours.stream().mapToInt(seeds -> seeds.length).min().orElseThrow(),
                Bootstrap.interval(problems.stream()
                        .map(problem -> results.difference(problem, first, peer, figure))
                        .toList()));
    }

    private static List<double[]> common(
            Results results, List<Problem> problems, String of, String with, ToDoubleFunction<Score> figure) {
        return problems.stream()
                .map(problem -> results.common(problem, of, with).stream()
                        .mapToDouble(figure)
                        .toArray())
                .toList();
    }

    /** How far ours is below so many times theirs; negative if it is above. */
    double slack(double factor) {
        return factor * theirs - ours;
    }

    String text(String unit) {
        return Format.number(ours) + " against " + Format.number(theirs) + " " + unit + " of " + peer + ", difference ["
                + Format.number(difference.low()) + ", " + Format.number(difference.high()) + "]";
    }
}
