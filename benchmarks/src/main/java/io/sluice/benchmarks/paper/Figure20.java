package io.sluice.benchmarks.paper;

import static io.sluice.benchmarks.paper.Figure17.PAPER_LIMITED;
import static io.sluice.benchmarks.paper.Figure17.PAPER_REDUCTION;
import static io.sluice.benchmarks.paper.Figure17.PAPER_UNLIMITED;

import io.sluice.benchmarks.paper.Laboratory.Setting;
import io.sluice.benchmarks.paper.Section.Claim;
import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.BarChart;
import io.sluice.benchmarks.plot.BarChart.Series;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Estimate;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.cli.table.Numbers;
import java.util.List;

/** Figure 20: no technique, limits, pooled devices, and both, -58.9 %. */
final class Figure20 implements PaperClaim {
    private static final Setting PLAIN = new Setting(PaperHost.IPVTAP, PaperHost.BURST);
    private static final Setting POOLED = new Setting(PaperHost.POOLED, PaperHost.BURST);
    private static final double PAPER_POOLED = 10.5;
    private static final double PAPER_BOTH = 8.6;
    private static final double PAPER_BOTH_OVER_POOLED = 0.181;
    private static final double PAPER_POOLED_REDUCTION = 0.498;
    private static final double PAPER_BOTH_REDUCTION = 0.589;

    /**
     * The four bars; those with limits once a search.
     *
     * @param none neither
     * @param limits limits
     * @param pool pooled devices
     * @param both both
     */
    record Bars(Sample none, List<Sample> limits, Sample pool, List<Sample> both) {

        Spread limitsReduction() {
            return reduction(none, limits);
        }

        double poolReduction() {
            return 1 - pool.meanMakespan() / none.meanMakespan();
        }

        Spread bothReduction() {
            return reduction(none, both);
        }

        Spread bothOverPool() {
            return reduction(pool, both);
        }

        boolean limitsHelpThePooled() {
            return both.stream().map(sample -> sample.shorterThan(pool)).allMatch(Stats::isBetter);
        }

        private static Spread reduction(Sample baseline, List<Sample> samples) {
            return Spread.of(samples.stream()
                    .map(sample -> 1 - sample.meanMakespan() / baseline.meanMakespan())
                    .toList());
        }
    }

    @Override
    public Section check(Laboratory laboratory) throws InterruptedException {
        Bars bars = new Bars(
                laboratory.unlimited(PLAIN),
                laboratory.tuned(PLAIN),
                laboratory.unlimited(POOLED),
                laboratory.tuned(POOLED));
        return new Section(
                "Figure 20: limits, pooled devices, and both",
                "paper-figure-20.svg",
                figure(bars, laboratory.effort()),
                List.of(times(bars), reductions(bars)),
                List.of(
                        new Claim(
                                "Limits help pooled devices too, in every search (95 % interval of each above 0)",
                                bars.limitsHelpThePooled()),
                        new Claim(
                                "Both together are faster than either alone, in every search",
                                Spread.of(means(bars.both())).high()
                                        < Math.min(
                                                bars.pool().meanMakespan(),
                                                Spread.of(means(bars.limits())).low()))));
    }

    private static List<Double> means(List<Sample> samples) {
        return samples.stream().map(Sample::meanMakespan).toList();
    }

    private static String times(Bars bars) {
        Spread limits = Spread.of(means(bars.limits()));
        Spread both = Spread.of(means(bars.both()));
        double none = bars.none().meanMakespan();
        double pool = bars.pool().meanMakespan();
        return new MarkdownTable("startup time, 400 starts", "paper", "ours", "difference")
                .row("none", Text.seconds(PAPER_UNLIMITED), Text.seconds(none), difference(none, PAPER_UNLIMITED))
                .row("limits", Text.seconds(PAPER_LIMITED), seconds(limits), difference(limits, PAPER_LIMITED))
                .row("pool", Text.seconds(PAPER_POOLED), Text.seconds(pool), difference(pool, PAPER_POOLED))
                .row("both", Text.seconds(PAPER_BOTH), seconds(both), difference(both, PAPER_BOTH))
                .toString();
    }

    private static String seconds(Spread spread) {
        return Text.of(spread, Text::seconds);
    }

    private static String difference(Spread ours, double paper) {
        return difference(ours.median(), paper);
    }

    private static String difference(double ours, double paper) {
        return Text.difference(ours, paper);
    }

    private static String reductions(Bars bars) {
        MarkdownTable table = new MarkdownTable("reduction", "paper", "ours", "difference");
        reduction(table, "limits against none", PAPER_REDUCTION, bars.limitsReduction());
        double pool = bars.poolReduction();
        table.row(
                "pool against none",
                Numbers.percent(PAPER_POOLED_REDUCTION),
                Numbers.percent(pool),
                Text.points(pool, PAPER_POOLED_REDUCTION));
        reduction(table, "both against pool", PAPER_BOTH_OVER_POOLED, bars.bothOverPool());
        reduction(table, "both against none", PAPER_BOTH_REDUCTION, bars.bothReduction());
        return table + "\nOurs with limits: medians (ranges) of the searches.\n";
    }

    private static void reduction(MarkdownTable table, String name, double paper, Spread ours) {
        table.row(name, Numbers.percent(paper), Text.of(ours, Numbers::percent), Text.points(ours.median(), paper));
    }

    private static Figure figure(Bars bars, Effort effort) {
        List<Estimate> paper = List.of(
                Estimate.of(PAPER_UNLIMITED),
                Estimate.of(PAPER_LIMITED),
                Estimate.of(PAPER_POOLED),
                Estimate.of(PAPER_BOTH));
        List<Estimate> ours = List.of(
                Estimate.of(bars.none().meanMakespan()),
                estimate(bars.limits()),
                Estimate.of(bars.pool().meanMakespan()),
                estimate(bars.both()));
        return Figure.of(
                "Startup time of 400 containers by technique",
                "ipvtap; with limits: medians and ranges of " + effort.searches() + " searches",
                new BarChart(
                        "technique",
                        List.of("none", "limits", "pool", "pool and limits"),
                        Axis.linear("startup time, s"),
                        1,
                        List.of(Series.of("paper", Color.GREY, paper), Series.of("ours", Color.BLUE, ours))));
    }

    private static Estimate estimate(List<Sample> samples) {
        Spread spread = Spread.of(means(samples));
        return Estimate.of(spread.median(), spread.low(), spread.high());
    }
}
