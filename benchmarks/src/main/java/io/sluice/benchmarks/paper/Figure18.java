package io.sluice.benchmarks.paper;

import io.sluice.benchmarks.paper.Laboratory.Setting;
import io.sluice.benchmarks.paper.Section.Claim;
import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.Line;
import io.sluice.benchmarks.plot.Line.Point;
import io.sluice.benchmarks.plot.LineChart;
import io.sluice.cli.table.Numbers;
import io.sluice.limiter.Limits;
import io.sluice.objective.burst.Statistics;
import io.sluice.objective.sim.BurstSimulation;
import io.sluice.objective.sim.CpuSeries;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.tuner.proof.GainEstimate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Figure 18: limits reduce the maximum CPU utilisation and the total CPU use. */
final class Figure18 implements PaperClaim {
    private static final Setting SETTING = new Setting(PaperHost.IPVTAP, PaperHost.BURST);
    private static final double WINDOW = 1;

    @Override
    public Section check(Laboratory laboratory) throws InterruptedException {
        PipelineModel model = laboratory.model(SETTING.model());
        Limits limits = laboratory.typicalSearch(SETTING).pick();
        Sample unlimited = laboratory.unlimited(SETTING);
        Sample limited = laboratory.sample(SETTING, limits);
        List<Double> peaksBefore = peaks(model, Limits.unlimited(), unlimited.seeds());
        List<Double> peaksAfter = peaks(model, limits, unlimited.seeds());
        GainEstimate peak = Stats.gain(peaksBefore, peaksAfter);
        GainEstimate total = limited.cheaperThan(unlimited);
        String table = new MarkdownTable(
                        "400 starts, ipvtap", "paper", "no limits", "limits", "reduction (95 % interval)")
                .row(
                        "busiest second, mean of all cores",
                        "lower",
                        Numbers.percent(mean(peaksBefore)),
                        Numbers.percent(mean(peaksAfter)),
                        Text.of(peak))
                .row(
                        "total, core seconds",
                        "lower",
                        coreSeconds(unlimited.cpu()),
                        coreSeconds(limited.cpu()),
                        Text.of(total))
                .toString();
        return new Section(
                "Figure 18: limits save processor time",
                "paper-figure-18.svg",
                figure(model, limits, unlimited.typicalSeed()),
                List.of(table, "Limits of the median search: `" + limits + "`.\n"),
                List.of(
                        new Claim("The maximum utilisation falls (95 % interval above 0)", Stats.isBetter(peak)),
                        new Claim("The total falls (95 % interval above 0)", Stats.isBetter(total))));
    }

    private static List<Double> peaks(PipelineModel model, Limits limits, List<Long> seeds) {
        return seeds.stream()
                .map(seed ->
                        series(model, limits, seed).peak(WINDOW) / model.cores().count())
                .toList();
    }

    /** A host's meter shows the total only; the series comes from the simulation, without noise between runs. */
    private static CpuSeries series(PipelineModel model, Limits limits, long seed) {
        return new BurstSimulation(model)
                .run(SETTING.burst(), limits, seed)
                .cpu()
                .series();
    }

    private static double mean(List<Double> values) {
        return Statistics.mean(Stats.array(values));
    }

    private static String coreSeconds(List<Double> values) {
        return String.format(Locale.ROOT, "%.0f", mean(values));
    }

    private static Figure figure(PipelineModel model, Limits limits, long seed) {
        Axis utilisation = Axis.linear("CPU utilisation, %").from(0).to(105);
        return Figure.of(
                "CPU utilisation, without and with limits",
                "Means over each second of one burst of 400 containers, ipvtap, "
                        + model.cores().count() + " cores",
                new LineChart(
                        Axis.linear("seconds since the release").from(0),
                        utilisation,
                        List.of(
                                line("no limits", Color.VERMILLION, model, Limits.unlimited(), seed),
                                line("limits", Color.BLUE, model, limits, seed))));
    }

    private static Line line(String name, Color color, PipelineModel model, Limits limits, long seed) {
        List<Double> busy = busyCores(series(model, limits, seed), WINDOW);
        return Line.of(
                name,
                color,
                IntStream.range(0, busy.size())
                        .mapToObj(i -> Point.of(
                                (i + 0.5) * WINDOW,
                                100 * busy.get(i) / model.cores().count()))
                        .toList());
    }

    /** Mean number of busy cores in each window from the release on; the last one includes what is idle after the end. */
    static List<Double> busyCores(CpuSeries series, double window) {
        int width = (int) Math.max(1, Math.round(window / series.tick()));
        int windows = (series.size() + width - 1) / width;
        return IntStream.range(0, windows)
                .mapToObj(k -> (used(series, (k + 1) * width) - used(series, k * width)) / (width * series.tick()))
                .toList();
    }

    private static double used(CpuSeries series, int ticks) {
        return ticks == 0 ? 0 : series.used(Math.min(ticks, series.size()) - 1);
    }
}
