package io.sluice.tuner.suggest;

import io.sluice.acquisition.Observation;
import io.sluice.acquisition.Proposal;
import io.sluice.acquisition.Proposer;
import io.sluice.acquisition.Trend;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Bayesian optimisation: a start design, then now and then a replicate ({@link Replication}), and otherwise whatever
 * {@link Proposer} expects most of, given what was measured, what is only bounded, what failed and what is pending: at first every
 * other time of the few points at which all stages let starts pass at the same rate ({@link OccupancyLine}). Falls
 * back to Sobol points while nothing has been measured.
 */
public final class GaussianProcessSuggester implements Suggester {
    private final StartDesign start;

    /**
     * Begins with the baseline, the cores and the given points.
     *
     * @param cores where every limit is put for the second trial; at least 1, clipped to each limit's range
     * @param enqueued points to try after that
     */
    public GaussianProcessSuggester(int cores, List<Map<String, Object>> enqueued) {
        this.start = new StartDesign(cores, enqueued);
    }

    @Override
    public String name() {
        return "gp";
    }

    @Override
    public Suggestion suggest(History history, RandomStreams streams) {
        return start.next(history, streams)
                .or(() -> Replication.due(history, streams))
                .or(() -> fresh(history, streams).map(Suggestion::fresh))
                .orElseGet(() -> Exhaustion.replicateBest(history, streams));
    }

    private static Optional<Map<String, Object>> fresh(History history, RandomStreams streams) {
        return history.measured().isEmpty() ? SobolSuggester.fresh(history, streams) : propose(history, streams);
    }

    private static Optional<Map<String, Object>> propose(History history, RandomStreams streams) {
        SearchSpace space = history.space();
        Set<Map<String, Object>> tried = tried(history);
        List<double[]> pending = history.pending().stream()
                .map(trial -> space.encode(trial.parameters()))
                .toList();
        Responses responses = Responses.of(history, streams);
        Trend trend = StarvationFit.of(history, responses);
        Proposer proposer = new Proposer(Cube.of(space), trend);
        List<Observation> observations = Observations.of(history, responses);
        Predicate<double[]> allowed = u -> !tried.contains(space.decode(u));
        Supplier<RandomGenerator> random = () -> streams.stream(history.nextTrial(), "propose");
        return proposer.proposeAmong(line(history, trend), observations, pending, allowed, random.get())
                .or(() -> proposer.propose(observations, pending, allowed, random.get()))
                .map(Proposal::x)
                .map(space::decode);
    }

    /** The points that the next trial is one of if that is due; none otherwise. */
    private static List<double[]> line(History history, Trend trend) {
        return trend.claims() && OccupancyLine.isDue(history)
                ? OccupancyLine.of(history).stream()
                        .map(history.space()::encode)
                        .toList()
                : List.of();
    }

    private static Set<Map<String, Object>> tried(History history) {
        Set<Map<String, Object>> tried = new HashSet<>();
        history.trials().stream().map(Trial::parameters).filter(history::tried).forEach(tried::add);
        return tried;
    }
}
