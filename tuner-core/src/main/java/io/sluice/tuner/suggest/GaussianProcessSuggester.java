package io.sluice.tuner.suggest;

import io.sluice.acquisition.Proposal;
import io.sluice.acquisition.Proposer;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import io.sluice.tuner.study.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bayesian optimisation: a start design, then now and then a replicate ({@link Replication}), and otherwise whatever
 * {@link Proposer} expects most of, given what was measured, what is only bounded, what failed and what is pending. Falls
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
        return new Proposer(Cube.of(space), StarvationFit.of(history, responses))
                .propose(
                        Observations.of(history, responses),
                        pending,
                        u -> !tried.contains(space.decode(u)),
                        streams.stream(history.nextTrial(), "propose"))
                .map(Proposal::x)
                .map(space::decode);
    }

    private static Set<Map<String, Object>> tried(History history) {
        Set<Map<String, Object>> tried = new HashSet<>();
        history.trials().stream().map(Trial::parameters).filter(history::tried).forEach(tried::add);
        return tried;
    }
}
