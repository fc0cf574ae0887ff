package io.sluice.benchmarks.regret;

import io.sluice.benchmarks.regret.contest.Contestant;
import io.sluice.benchmarks.regret.contest.Contestant.Assignment;
import io.sluice.benchmarks.regret.contest.Contestant.Play;
import io.sluice.benchmarks.regret.contest.Contestant.Turn;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.RunRecord;
import io.sluice.benchmarks.regret.record.RunRecord.Trial;
import io.sluice.objective.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets a contestant play a problem once. Stateless. */
public final class OneRun {
    /** After how many evaluations contestants are asked for their picks, besides the end. */
    public static final List<Integer> CHECKPOINTS = List.of(5, 10, 15, 20, 25, 30, 40, 50);

    private OneRun() {}

    /** Plays a run of so many trials. */
    static RunRecord play(Problem problem, Contestant contestant, long seed, int trials) {
        Play play = contestant.start(new Assignment(problem.space(), problem.cores(), seed, trials));
        Problem.Session session = problem.open(seed);
        NavigableSet<Integer> checkpoints = new TreeSet<>(CHECKPOINTS).headSet(trials, true);
        checkpoints.add(trials);
        List<Trial> played = new ArrayList<>(trials);
        SortedMap<Integer, List<Object>> picks = new TreeMap<>();
        for (int k = 1; k <= trials; k++) {
            played.add(trial(problem, play, session));
            if (checkpoints.contains(k)) {
                picks.put(k, values(problem, play.recommend()));
            }
        }
        return new RunRecord(
                problem.name(), problem.fingerprint(), contestant.name(), contestant.about(), seed, played, picks);
    }

    private static Trial trial(Problem problem, Play play, Problem.Session session) {
        Turn turn = play.ask();
        Evaluation evaluation = session.evaluate(turn.parameters(), turn.cutoff());
        double cpu = turn.cpuSeconds() + play.tell(evaluation);
        List<Object> point = values(problem, turn.parameters());
        boolean bound = evaluation instanceof Evaluation.Censored;
        return new Trial(point, value(evaluation), bound, evaluation.cost().orElseThrow(), cpu);
    }

    private static double value(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Measured measured) {
            return measured.value();
        }
        if (evaluation instanceof Evaluation.Censored censored) {
            return censored.lowerBound();
        }
        throw new IllegalStateException("no problem of the suite fails: " + evaluation);
    }

    private static List<Object> values(Problem problem, Map<String, Object> parameters) {
        return List.copyOf(problem.space().canonical(parameters).values());
    }
}
