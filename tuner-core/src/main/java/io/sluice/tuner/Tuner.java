package io.sluice.tuner;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Objective;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.JournalEntry;
import io.sluice.tuner.study.NoRecommendationException;
import io.sluice.tuner.study.Prediction;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.StudyHeader;
import io.sluice.tuner.study.Trial;
import io.sluice.tuner.suggest.Recommender;
import io.sluice.tuner.suggest.Suggester;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tunes an expensive, noisy objective: hands out candidates, takes what came of them, and recommends.
 *
 * <pre>{@code
 * var space = SearchSpace.of(limit("NetNS", 400), limit("AddCNI", 400));
 * try (var tuner = Tuner.minimizing(space).seed(1).journal(Path.of("study")).build()) {
 *     Recommendation best = tuner.run(candidate -> Evaluation.of(seconds(candidate)), Budget.trials(50));
 * }
 * }</pre>
 *
 * <p>Either {@link #run} drives an objective, or the caller does with {@link #ask} and {@link #tell}; several trials may
 * be pending at once, told in any order. Every ask is in the journal before its candidate is handed out, and every tell
 * before it is used. A study that was killed goes on with the candidates it would have had: those that were pending are
 * handed out again first, under their numbers.
 *
 * <p>What becomes of an outcome: a value and a lower bound inform the model on the study's scale; a failure of the
 * candidate ({@link Evaluation.FailureKind#CONFIG}) tells it where not to go; a failure of the harness tells it nothing,
 * and the candidate may come again.
 *
 * <p>Thread-safe. No method but {@link #run} waits for an objective.
 */
public final class Tuner implements AutoCloseable {
    private final Study study;
    private final Suggester suggester;
    private final Cutoff cutoff;
    private final Clock clock;
    private final ProgressListener listener;
    private final RandomStreams streams;
    private final Cancellation cancellation = new Cancellation();

    Tuner(Study study, Suggester suggester, Cutoff cutoff, Clock clock, ProgressListener listener) {
        this.study = study;
        this.suggester = suggester;
        this.cutoff = cutoff;
        this.clock = clock;
        this.listener = listener;
        this.streams = new RandomStreams(study.header().seed());
    }

    /** Settings of a tuner for which small values are good. */
    public static TunerBuilder minimizing(SearchSpace space) {
        return new TunerBuilder(space, Goal.MINIMIZE);
    }

    /** Settings of a tuner for which large values are good. */
    public static TunerBuilder maximizing(SearchSpace space) {
        return new TunerBuilder(space, Goal.MAXIMIZE);
    }

    /**
     * The next candidate: one that was pending when the study was last closed, or else a new one.
     *
     * @throws io.sluice.tuner.study.JournalIoException if it could not be journalled; nothing was asked then
     */
    public synchronized Ask ask() {
        Trial trial = study.reissue().orElseGet(this::suggest);
        boolean handedOut = false;
        try {
            Ask ask = new Ask(candidate(trial), trial.replicateOf(), trial.stop());
            listener.asked(ask);
            handedOut = true;
            return ask;
        } finally {
            if (!handedOut) {
                study.abandon(trial.number());
            }
        }
    }

    private Trial suggest() {
        History history = study.history();
        return study.ask(suggester.suggest(history, streams), cutoff.of(history));
    }

    private Candidate candidate(Trial trial) {
        // 53 bits, so that every reader of JSON holds the number exactly.
        long seed = streams.stream(trial.number(), "objective").nextLong() >>> 11;
        return new Candidate(trial.number(), trial.parameters(), Map.of(), trial.cutoff(), seed);
    }

    /**
     * Takes the outcome of a pending trial.
     *
     * @throws IllegalArgumentException if the trial is not pending, if a lower bound is told where the goal is to
     *     maximise, or if a number is not above 0 on the scale {@code LOG}
     * @throws io.sluice.tuner.study.JournalIoException if it could not be journalled; the trial is still pending then,
     *     and the same may be told again
     */
    public synchronized void tell(int trial, Evaluation evaluation) {
        listener.told(study.tell(trial, evaluation));
    }

    /** As {@link #tell}, but an outcome that is refused is a failed trial with the refusal as its reason. */
    synchronized void tellOrFail(int trial, Evaluation evaluation) {
        Trial told;
        try {
            told = study.tell(trial, evaluation);
        } catch (IllegalArgumentException e) {
            told = study.tell(trial, Run.failed(Run.reason(e)));
        }
        listener.told(told);
    }

    /** Gives a trial back, to be handed out again, if it is still pending. */
    synchronized void abandon(int trial) {
        study.abandon(trial);
    }

    /**
     * Evaluates candidates one after the other on this thread until the budget is used up, then recommends.
     *
     * <p>What the objective throws is a failed trial with the message as its reason; so is a lower bound where the goal is
     * to maximise, and a number that is not above 0 on the scale {@code LOG}. An {@link InterruptedException}, an
     * interrupt of this thread and {@link #cancel} stop the run: the evaluation under way counts only if it came to a
     * value or a bound, otherwise its trial stays pending. After an interrupt that was not a cancellation the thread's
     * interrupt status is set on return. The objective is not closed.
     *
     * @return what is best so far, also if the run was stopped
     * @throws NoRecommendationException if no trial has a measured value
     * @throws io.sluice.tuner.study.JournalIoException if the journal could not be written; every trial that was
     *     finished before is safe
     */
    public Recommendation run(Objective objective, Budget budget) {
        new Run(this, objective, cancellation).until(BudgetClock.started(budget, clock));
        return recommendation()
                .orElseThrow(() -> new NoRecommendationException("none of the " + trials().size()
                        + " trials has a measured value; look at the reasons of the failed ones"));
    }

    /**
     * Ends the run under way, interrupting its evaluation, and every later one before its first evaluation. Does not wait.
     * May be called from any thread and at any time, also before the run.
     */
    public void cancel() {
        cancellation.cancel();
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }

    /** What is best so far; empty while no trial has a measured value. Fits a model, so it takes a moment. */
    public Optional<Recommendation> recommendation() {
        return Recommender.recommend(history(), streams);
    }

    /**
     * Every point that could be recommended, the best first, for reports and for whoever prefers one of several that are
     * about as good. Fits a model, so it takes a moment.
     */
    public List<Recommendation> ranking() {
        return Recommender.ranking(history(), streams);
    }

    /**
     * What the model believes of any points, evaluated or not: what limits of one's own would do, or a curve for a report.
     * Fits a model, so it takes a moment; one call for many points is cheaper than many calls.
     *
     * @param points of the space
     * @return in the order of the points
     * @throws NoRecommendationException if no trial has a measured value
     * @throws IllegalArgumentException if a point is not of the space
     */
    public List<Prediction> predict(List<Map<String, Object>> points) {
        return Recommender.predict(history(), streams, points);
    }

    /** All trials, in the order of their numbers. */
    public List<Trial> trials() {
        return history().trials();
    }

    /** All trials with the space and the goal. */
    public synchronized History history() {
        return study.history();
    }

    /** What makes the study this one. */
    public StudyHeader header() {
        return study.header();
    }

    /**
     * Keeps something with the study; it is on the disk when this returns.
     *
     * @param kind by which {@link #notes} finds it
     * @param payload any JSON
     * @throws io.sluice.tuner.study.JournalIoException if it could not be journalled
     */
    public synchronized void note(String kind, JsonNode payload) {
        study.note(kind, payload);
    }

    /** The notes of a kind, in the order in which they were made, those before a resume included. */
    public synchronized List<JournalEntry.Note> notes(String kind) {
        return study.notes().stream().filter(note -> note.kind().equals(kind)).toList();
    }

    /** Closes the journal, so that the study can be opened elsewhere. Pending trials stay pending. */
    @Override
    public synchronized void close() {
        study.close();
    }
}
