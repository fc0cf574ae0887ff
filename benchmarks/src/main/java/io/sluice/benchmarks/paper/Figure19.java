package io.sluice.benchmarks.paper;

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
import io.sluice.tuner.proof.GainEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Figure 19: limits tuned at 400 also help other bursts; limits tuned at a burst itself. In the paper the latter are
 * slightly worse than the former at 600 and 800.
 */
final class Figure19 implements PaperClaim {
    private static final List<Integer> BURSTS = List.of(100, 200, 400, 600, 800);
    /** What counts as no worse: a hundredth, as in the cost of the search. */
    private static final double MARGIN = 0.01;

    /**
     * One burst size.
     *
     * @param setting what was measured
     * @param unlimited without limits
     * @param generalised with the limits of the searches at 400, in the order of the tuner's seeds
     * @param customised with the limits of the searches at this size, likewise
     */
    record Row(Setting setting, Sample unlimited, List<Sample> generalised, List<Sample> customised) {

        Spread generalisedReduction() {
            return reduction(generalised);
        }

        Spread customisedReduction() {
            return reduction(customised);
        }

        private Spread reduction(List<Sample> samples) {
            return Spread.of(samples.stream()
                    .map(sample -> sample.shorterThan(unlimited).gain())
                    .toList());
        }

        /** By how much tuning at this size is better than taking over, search by search, with an interval over searches. */
        GainEstimate customisingGain() {
            return Stats.gain(means(generalised), means(customised));
        }

        /** By how much the limits taken over are better than none, with an interval over searches. */
        GainEstimate generalisingGain() {
            List<Double> none =
                    generalised.stream().map(s -> unlimited.meanMakespan()).toList();
            return Stats.gain(none, means(generalised));
        }

        boolean customisingIsWorse() {
            return Stats.isWorse(customisingGain());
        }

        private static List<Double> means(List<Sample> samples) {
            return samples.stream().map(Sample::meanMakespan).toList();
        }
    }

    @Override
    public Section check(Laboratory laboratory) throws InterruptedException {
        Setting tunedIn = new Setting(PaperHost.IPVTAP, PaperHost.BURST);
        List<Row> rows = new ArrayList<>();
        for (int burst : BURSTS) {
            Setting setting = new Setting(PaperHost.IPVTAP, burst);
            rows.add(new Row(
                    setting,
                    laboratory.unlimited(setting),
                    laboratory.generalised(tunedIn, setting),
                    laboratory.tuned(setting)));
        }
        return new Section(
                "Figure 19: limits for other bursts",
                "paper-figure-19.svg",
                figure(rows, laboratory.effort()),
                List.of(table(rows), verdict(rows)),
                List.of(
                        new Claim(
                                "Limits from 400 help at every burst (95 % interval over searches above 0)",
                                rows.stream().map(Row::generalisingGain).allMatch(Stats::isBetter)),
                        new Claim(
                                "Tuned directly is nowhere significantly worse than taken over from 400",
                                rows.stream().noneMatch(Row::customisingIsWorse)),
                        new Claim(
                                "Tuned directly is worse by less than 1 % at 600 and 800, if at all (95 % interval; the paper's is worse)",
                                rows.stream()
                                        .filter(row -> row.setting().burst() > PaperHost.BURST)
                                        .map(Row::customisingGain)
                                        .allMatch(gain -> Stats.isWorseByLessThan(MARGIN, gain)))));
    }

    private static String table(List<Row> rows) {
        MarkdownTable table = new MarkdownTable(
                "starts",
                "no limits",
                "reduction, limits from 400",
                "reduction, tuned directly",
                "directly shorter by (95 % interval)",
                "the paper's directly");
        for (Row row : rows) {
            int burst = row.setting().burst();
            boolean same = burst == PaperHost.BURST;
            table.row(
                    Integer.toString(burst),
                    Text.seconds(row.unlimited().meanMakespan()),
                    Text.of(row.generalisedReduction(), Numbers::percent),
                    Text.of(row.customisedReduction(), Numbers::percent),
                    same ? "the same limits" : Text.of(row.customisingGain()),
                    burst > PaperHost.BURST ? "slightly longer" : same ? "18.8 % in all" : Text.NOT_PRINTED);
        }
        return table.toString();
    }

    static String verdict(List<Row> rows) {
        String worse = rows.stream()
                .filter(Row::customisingIsWorse)
                .map(row -> row.setting().burst() + " (" + Text.of(row.customisingGain()) + ")")
                .collect(Collectors.joining(", "));
        return "Reductions are medians (ranges) of the searches. Tuned directly is significantly worse than taken over at: "
                + (worse.isEmpty() ? "none" : worse) + ".\n";
    }

    private static Figure figure(List<Row> rows, Effort effort) {
        return Figure.of(
                "Startup time reduction at other bursts",
                "ipvtap; medians and ranges of " + effort.searches() + " searches of " + effort.trials()
                        + " bursts each",
                new BarChart(
                        "containers started at once",
                        rows.stream()
                                .map(row -> Integer.toString(row.setting().burst()))
                                .toList(),
                        Axis.linear("startup time reduction, %"),
                        1,
                        List.of(
                                series(
                                        "limits from 400 (Generalize-400)",
                                        Color.ORANGE,
                                        rows,
                                        Row::generalisedReduction),
                                series("tuned directly (Customize)", Color.BLUE, rows, Row::customisedReduction))));
    }

    private static Series series(String name, Color color, List<Row> rows, Function<Row, Spread> reduction) {
        return Series.of(
                name,
                color,
                rows.stream()
                        .map(reduction)
                        .map(s -> Estimate.of(100 * s.median(), 100 * s.low(), 100 * s.high()))
                        .toList());
    }
}
