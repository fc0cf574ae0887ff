package io.sluice.benchmarks.regret;

import io.sluice.benchmarks.regret.contest.Contestant;
import io.sluice.benchmarks.regret.problem.Problem;
import io.sluice.benchmarks.regret.record.RunFolder;
import io.sluice.benchmarks.regret.record.RunRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Plays what is not recorded yet: every problem with every seed, contestant by contestant. */
final class Tournament {
    private final List<Problem> problems;
    private final int seeds;
    private final int trials;
    private final RunFolder folder;
    private final PrintStream progress;

    /**
     * Settings of a tournament.
     *
     * @param seeds the runs have seeds 1 to this
     * @param trials evaluations a run
     * @param folder where records are looked for and added
     * @param progress gets a line now and then
     */
    Tournament(List<Problem> problems, int seeds, int trials, RunFolder folder, PrintStream progress) {
        this.problems = List.copyOf(problems);
        this.seeds = seeds;
        this.trials = trials;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Plays one contestant.
     *
     * @param open makes one; called once for every job
     * @param jobs runs that are played at the same time
     * @return how many runs were played
     */
    int play(Supplier<Contestant> open, int jobs) throws InterruptedException {
        try (Contestant first = open.get()) {
            Queue<Pending> pending = new ConcurrentLinkedQueue<>(pending(first));
            progress.printf(Locale.ROOT, "%s: %d runs to play%n", first.name(), pending.size());
            List<Callable<Integer>> workers = new ArrayList<>();
            workers.add(() -> drain(pending, first));
            for (int job = 1; job < jobs; job++) {
                workers.add(() -> {
                    try (Contestant another = open.get()) {
                        return drain(pending, another);
                    }
                });
            }
            return await(workers);
        }
    }

    private List<Pending> pending(Contestant contestant) {
        Set<Key> recorded = new HashSet<>();
        folder.read(contestant.name()).stream()
                .filter(run -> run.trials().size() == trials)
                .forEach(run -> recorded.add(new Key(run.problem(), run.fingerprint(), run.seed(), run.about())));
        List<Pending> pending = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (Problem problem : problems) {
                if (!recorded.contains(new Key(problem.name(), problem.fingerprint(), seed, contestant.about()))) {
                    pending.add(new Pending(problem, seed));
                }
            }
        }
        return pending;
    }

    private int drain(Queue<Pending> pending, Contestant contestant) {
        int played = 0;
        for (Pending next = pending.poll(); next != null; next = pending.poll()) {
            RunRecord run = OneRun.play(next.problem(), contestant, next.seed(), trials);
            folder.add(run);
            played++;
            progress.printf(
                    Locale.ROOT,
                    "%s %s seed %d: %d left%n",
                    contestant.name(),
                    run.problem(),
                    run.seed(),
                    pending.size());
        }
        return played;
    }

    private static int await(List<Callable<Integer>> workers) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(workers.size());
        try {
            int played = 0;
            for (Future<Integer> worker : executor.invokeAll(workers)) {
                played += worker.get();
            }
            return played;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed: " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
    }

    private record Pending(Problem problem, long seed) {}

    private record Key(String problem, String fingerprint, long seed, Map<String, String> about) {}
}
