package io.sluice.tuner.proof;

import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures a baseline and a tuned candidate K times each, in pairs, and estimates the gain in every metric.
 *
 * <p>The two runs of a pair follow each other, so that slow drift of the host hits both alike; which goes first is a fair
 * coin of the seed and the pair's number, so that whatever the second run inherits from the first hits both equally often.
 *
 * <p>A run fails if it throws, lacks a metric or gives a number that is not finite. The whole pair is then measured again,
 * at most {@value #ATTEMPTS} times in all: half a pair compares nothing, and to fill it up later would compare different
 * moments. After that the proof as a whole fails, because leaving out the bad pairs would favour the candidate that fails.
 *
 * <p>Immutable; as thread-safe as its evaluator.
 *
 * @param <C> what the evaluator takes as a candidate
 */
public final class PairedProof<C> {
    /** How often a pair is tried. */
    public static final int ATTEMPTS = 3;

    private final C baseline;
    private final C tuned;
    private final int pairs;
    private final Goal goal;
    private final String decisive;
    private final RandomStreams streams;

    /**
     * Runs one candidate once.
     *
     * @param <C> what it takes as a candidate
     */
    @FunctionalInterface
    public interface Evaluator<C> {
        /**
         * Measures one run.
         *
         * @param candidate the baseline or the tuned one
         * @return metric to value, the decisive one among them; a metric is estimated if both runs of the first pair
         *     have it, and every later run must have it then
         * @throws InterruptedException if the proof is to stop
         * @throws Exception if the run failed; the message becomes the reason
         */
        Map<String, Double> measure(C candidate) throws Exception;
    }

    /**
     * A proof to be run.
     *
     * @param baseline what there is without tuning
     * @param tuned what tuning recommends
     * @param pairs K, at least 1; with 1 there is no interval and nothing is significant
     * @param goal what is good, in every metric
     * @param decisive the metric that decides
     * @param streams for the order within pairs
     */
    public PairedProof(C baseline, C tuned, int pairs, Goal goal, String decisive, RandomStreams streams) {
        if (pairs < 1) {
            throw new IllegalArgumentException("pairs is " + pairs + ": it must be at least 1, better 8 or more");
        }
        this.baseline = baseline;
        this.tuned = tuned;
        this.pairs = pairs;
        this.goal = goal;
        this.decisive = decisive;
        this.streams = streams;
    }

    /**
     * Runs what is missing.
     *
     * @param finished the pairs finished before, numbered 1, 2, …; empty to begin. Not modified.
     * @param evaluator measures one run at a time, on this thread
     * @param listener hears of every pair as soon as it is finished, so that it can be kept
     * @throws InterruptedException if the evaluator threw it, or failed on an interrupted thread; the pair under way is lost, earlier ones went to the
     *     listener
     */
    public ProofOutcome run(List<Pair> finished, Evaluator<C> evaluator, Consumer<Pair> listener)
            throws InterruptedException {
        List<Pair> done = new ArrayList<>(checked(finished));
        while (done.size() < pairs) {
            PairAttempts<C> attempts = new PairAttempts<>(baseline, tuned, metrics(done), evaluator);
            int number = done.size() + 1;
            var pair = attempts.run(number, first(number));
            if (pair.isEmpty()) {
                return new ProofOutcome.Failed(attempts.reason(), attempts.failedSide(), done);
            }
            done.add(pair.get());
            listener.accept(pair.get());
        }
        return estimate(done);
    }

    private List<Pair> checked(List<Pair> finished) {
        for (int i = 0; i < finished.size(); i++) {
            Pair pair = finished.get(i);
            if (pair.number() != i + 1 || i >= pairs) {
                throw new IllegalArgumentException("finished pair " + pair.number() + " in place " + (i + 1) + " of "
                        + pairs + ": give pairs 1, 2, … in order, and no more than wanted");
            }
        }
        return finished;
    }

    private Side first(int number) {
        return streams.stream(number, "proof order").nextBoolean() ? Side.TUNED : Side.BASELINE;
    }

    private Set<String> metrics(List<Pair> done) {
        if (done.isEmpty()) {
            return Set.of(decisive);
        }
        Set<String> both = new LinkedHashSet<>(done.get(0).baseline().keySet());
        both.retainAll(done.get(0).tuned().keySet());
        return both;
    }

    private ProofOutcome estimate(List<Pair> done) {
        Set<String> names = new LinkedHashSet<>();
        names.add(decisive);
        names.addAll(metrics(done));
        List<GainEstimate> estimates =
                names.stream().map(name -> GainEstimate.of(name, goal, done)).toList();
        int failedRuns = done.stream().mapToInt(Pair::failedRuns).sum();
        return new ProofOutcome.Estimated(estimates.get(0), estimates, done, failedRuns);
    }
}
