package io.sluice.cli.proof;

import io.sluice.cli.support.Deadline;
import io.sluice.cli.support.Failures;
import io.sluice.cli.support.Interruption;
import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.tuner.proof.Pair;
import io.sluice.tuner.proof.PairedProof;
import io.sluice.tuner.proof.ProofOutcome;
import io.sluice.tuner.proof.Side;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.RandomStreams;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the bursts of a proof on a host, pair by pair, until all are done or the time is up. Not thread-safe. */
public final class PairRunner {
    private final BurstHost host;
    private final PairPlan plan;
    private final Deadline deadline;
    private final Interruption interruption;
    private final BurstCosts costs;
    private final Map<Side, SideRun> current = new EnumMap<>(Side.class);
    private final List<PairRun> done = new ArrayList<>();
    private final BurstSeeds seeds;

    /**
     * For one proof.
     *
     * @param costs of the bursts before; added to
     */
    public PairRunner(BurstHost host, PairPlan plan, Deadline deadline, Interruption interruption, BurstCosts costs) {
        this.host = host;
        this.plan = plan;
        this.deadline = deadline;
        this.interruption = interruption;
        this.costs = costs;
        this.seeds = new BurstSeeds(new RandomStreams(plan.seed()));
    }

    /**
     * Runs what is missing.
     *
     * @param finished pairs 1, 2, … of the same limits; not modified
     * @param listener hears of every pair as soon as it is finished
     * @throws InterruptedException if stopped from outside; earlier pairs went to the listener
     */
    public PairRuns run(List<PairRun> finished, Consumer<PairRun> listener) throws InterruptedException {
        done.clear();
        done.addAll(finished.subList(0, Math.min(finished.size(), plan.pairs())));
        PairedProof<Side> proof = new PairedProof<>(
                Side.BASELINE,
                Side.TUNED,
                plan.pairs(),
                Goal.MINIMIZE,
                plan.metric().toString(),
                new RandomStreams(plan.seed()));
        List<Pair> before = done.stream().map(PairRun::pair).toList();
        try {
            ProofOutcome outcome = proof.run(before, this::measure, pair -> {
                PairRun run = withDetails(pair);
                done.add(run);
                listener.accept(run);
            });
            return outcome instanceof ProofOutcome.Failed failed
                    ? PairRuns.failed(done, failed.reason())
                    : PairRuns.complete(done);
        } catch (TimeIsUp e) {
            return PairRuns.cutShort(done);
        }
    }

    private PairRun withDetails(Pair pair) {
        PairRun run = new PairRun(
                pair.number(),
                pair.first(),
                Objects.requireNonNull(current.get(Side.BASELINE)),
                Objects.requireNonNull(current.get(Side.TUNED)),
                pair.failedRuns());
        current.clear();
        return run;
    }

    private Map<String, Double> measure(Side side) throws Exception {
        requireTime();
        try {
            SideRun run = SideRun.of(burst(limits(side)), plan.metric());
            current.put(side, run);
            return run.metrics();
        } catch (BurstException e) {
            current.clear();
            throw e;
        }
    }

    private BurstResult burst(Limits limits) throws Exception {
        long start = deadline.nanos().getAsLong();
        long seed = seeds.next(done.size() + 1);
        BurstRequest request = new BurstRequest(plan.burst(), limits, Optional.empty(), seed);
        BurstResult result = interruption.interruptibly(() -> host.run(request));
        costs.add((deadline.nanos().getAsLong() - start) / 1e9);
        if (result.failures().size() > plan.maxFailed()) {
            throw new BurstException(Failures.summary(result));
        }
        return result;
    }

    private Limits limits(Side side) {
        return side == Side.TUNED ? plan.limits() : Limits.unlimited();
    }

    /** A pair that cannot be finished in time is not begun. */
    private void requireTime() throws TimeIsUp {
        int missing = 2 - current.size();
        if (!deadline.leaves(missing * costs.mean())) {
            throw new TimeIsUp();
        }
    }

    /** Ends a proof between two bursts; a proof passes on no other exception. */
    private static final class TimeIsUp extends InterruptedException {
        private static final long serialVersionUID = 1L;
    }
}
