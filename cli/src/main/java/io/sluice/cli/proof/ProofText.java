package io.sluice.cli.proof;

import io.sluice.cli.table.Numbers;
import io.sluice.cli.table.Table;
import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.Statistics;
import io.sluice.tuner.proof.GainEstimate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** A proof as tables and a sentence. Stateless. */
public final class ProofText {
    private ProofText() {}

    /** Stage to limit. */
    public static String limits(Limits limits, Collection<String> stages) {
        Table table = new Table("Stage", "Limit");
        stages.forEach(stage -> table.row(stage, limit(limits.limit(stage))));
        return table.toString();
    }

    private static String limit(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "unlimited";
    }

    /** Gains and stages of a proof, with headings. */
    public static String proof(Estimates estimates, List<PairRun> pairs) {
        return "Proof: " + Numbers.count(pairs.size(), "fresh pair")
                + " of bursts, interleaved; geometric means\n\n"
                + gains(estimates)
                + "\nWhere an average start spends its time, before (no limits) and after (limits)\n\n"
                + stages(pairs);
    }

    /** Every metric on both sides, with the gain. */
    public static String gains(Estimates estimates) {
        Table table = new Table("Metric", "No limits", "Limits", "Gain", "95 % interval");
        for (GainEstimate gain : estimates.all()) {
            boolean decides = gain.equals(estimates.decisive());
            table.row(
                    gain.metric() + (decides ? " (decides)" : ""),
                    Numbers.seconds(gain.baseline()),
                    Numbers.seconds(gain.tuned()),
                    Numbers.percent(gain.gain()),
                    interval(gain));
        }
        return table.toString();
    }

    /** Such as {@code 15.1 % to 24.8 %}. */
    public static String interval(GainEstimate gain) {
        return gain.ci95()
                .map(i -> Numbers.percent(i.low()) + " to " + Numbers.percent(i.high()))
                .orElse("none from one pair");
    }

    /** Where an average start spends its time, on both sides. */
    public static String stages(List<PairRun> pairs) {
        Table table = new Table("Stage", "Queued before", "after", "Held before", "after");
        List<String> names =
                pairs.get(0).baseline().stages().stream().map(StageMeans::name).toList();
        for (int i = 0; i < names.size(); i++) {
            int stage = i;
            table.row(
                    names.get(i),
                    mean(pairs, pair -> pair.baseline().stages().get(stage).queued()),
                    mean(pairs, pair -> pair.tuned().stages().get(stage).queued()),
                    mean(pairs, pair -> pair.baseline().stages().get(stage).held()),
                    mean(pairs, pair -> pair.tuned().stages().get(stage).held()));
        }
        return table.toString();
    }

    private static String mean(List<PairRun> pairs, ToDoubleFunction<PairRun> value) {
        return Numbers.seconds(Statistics.mean(pairs.stream().mapToDouble(value).toArray()));
    }

    /** What the decisive metric says, in plain words. */
    public static String verdict(Estimates estimates) {
        GainEstimate gain = estimates.decisive();
        if (gain.significant()) {
            return "Proven: " + gain.metric() + " is " + Numbers.percent(gain.gain())
                    + " lower with these limits (95 % interval " + interval(gain) + ").";
        }
        if (gain.ci95().filter(i -> i.high() < 0).isPresent()) {
            return "Worse: " + gain.metric() + " is " + Numbers.percent(-gain.gain())
                    + " higher with these limits than without any (95 % interval of the gain " + interval(gain) + ").";
        }
        return "No gain proven: the 95 % interval of the gain in " + gain.metric() + ", " + interval(gain)
                + ", includes 0, so what was seen may be noise.";
    }
}
