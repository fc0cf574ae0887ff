package io.sluice.benchmarks.paper;

import io.sluice.benchmarks.paper.Laboratory.Setting;
import io.sluice.benchmarks.paper.Section.Claim;
import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.SpanChart;
import io.sluice.benchmarks.plot.SpanChart.Kind;
import io.sluice.benchmarks.plot.SpanChart.Span;
import io.sluice.cli.table.Numbers;
import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Startup;
import io.sluice.tuner.proof.GainEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Figure 17: where startups spend their time without and with limits, and the total, 20.9 to 17.0 s. */
final class Figure17 implements PaperClaim {
    static final double PAPER_UNLIMITED = 20.9;
    static final double PAPER_LIMITED = 17.0;
    static final double PAPER_REDUCTION = 0.188;

    private static final Setting SETTING = new Setting(PaperHost.IPVTAP, PaperHost.BURST);
    private static final double ROOM = 1.02;

    @Override
    public Section check(Laboratory laboratory) throws InterruptedException {
        Sample unlimited = laboratory.unlimited(SETTING);
        List<Sample> tuned = laboratory.tuned(SETTING);
        Search search = laboratory.typicalSearch(SETTING);
        Sample limited = laboratory.sample(SETTING, search.pick());
        List<GainEstimate> gains =
                tuned.stream().map(sample -> sample.shorterThan(unlimited)).toList();
        return new Section(
                "Figure 17: limits shorten the burst",
                "paper-figure-17.svg",
                figure(laboratory, search.pick(), unlimited.typicalSeed()),
                List.of(
                        totals(unlimited, tuned, gains, limited.shorterThan(unlimited)),
                        "Limits of the median search: `" + search.pick()
                                + "`. Means of a container with them and without:\n",
                        stages(search.pick(), unlimited, limited).toString()),
                List.of(new Claim(
                        "Startup time falls, in every search (95 % interval of each above 0)",
                        gains.stream().allMatch(Stats::isBetter))));
    }

    private static String totals(Sample unlimited, List<Sample> tuned, List<GainEstimate> gains, GainEstimate typical) {
        Spread times = Spread.of(tuned.stream().map(Sample::meanMakespan).toList());
        Spread reductions = Spread.of(gains.stream().map(GainEstimate::gain).toList());
        double none = unlimited.meanMakespan();
        return new MarkdownTable("400 starts, ipvtap", "paper", "ours", "difference")
                .row(
                        "no limits",
                        Text.seconds(PAPER_UNLIMITED),
                        Text.seconds(none),
                        Text.difference(none, PAPER_UNLIMITED))
                .row(
                        "limits: median (range) of the searches",
                        Text.seconds(PAPER_LIMITED),
                        Text.of(times, Text::seconds),
                        Text.difference(times.median(), PAPER_LIMITED))
                .row(
                        "reduction: median (range) of the searches",
                        Numbers.percent(PAPER_REDUCTION),
                        Text.of(reductions, Numbers::percent),
                        Text.points(reductions.median(), PAPER_REDUCTION))
                .row(
                        "reduction by the median search (95 % interval)",
                        Numbers.percent(PAPER_REDUCTION),
                        Text.of(typical),
                        Text.points(typical.gain(), PAPER_REDUCTION))
                .toString();
    }

    private static MarkdownTable stages(Limits limits, Sample unlimited, Sample limited) {
        MarkdownTable table =
                new MarkdownTable("stage", "limit", "in it, no limits", "waiting for it, limits", "in it, limits");
        for (int s = 0; s < unlimited.stages().size(); s++) {
            StageMeans before = unlimited.stages().get(s);
            StageMeans after = limited.stages().get(s);
            OptionalInt limit = limits.limit(before.name());
            table.row(
                    before.name(),
                    limit.isPresent() ? Integer.toString(limit.getAsInt()) : "none",
                    Numbers.seconds(before.held()),
                    Numbers.seconds(after.queued()),
                    Numbers.seconds(after.held()));
        }
        return table;
    }

    private static Figure figure(Laboratory laboratory, Limits limits, long seed) throws InterruptedException {
        BurstResult before = burst(laboratory, Limits.unlimited(), seed);
        BurstResult after = burst(laboratory, limits, seed);
        Axis time = Axis.linear("seconds since the release")
                .from(0)
                .to(ROOM * Math.max(before.makespan(), after.makespan()));
        return Figure.of(
                        "Startup time breakdown, without and with limits",
                        "One bar a container; light: waiting for a permit of that stage",
                        breakdown(before, time).titled("No limits: " + Text.seconds(before.makespan())),
                        breakdown(after, time).titled("Limits: " + Text.seconds(after.makespan())))
                .withHeight(570);
    }

    private static BurstResult burst(Laboratory laboratory, Limits limits, long seed) throws InterruptedException {
        return Sample.burst(laboratory.model(SETTING.model()), SETTING.burst(), limits, seed);
    }

    static SpanChart breakdown(BurstResult result, Axis time) {
        List<Kind> kinds = new ArrayList<>();
        List<String> stages =
                result.startups().get(0).spans().stream().map(StageSpan::stage).toList();
        for (int s = 0; s < stages.size(); s++) {
            int stage = s;
            Function<Startup, StageSpan> span = startup -> startup.spans().get(stage);
            String name = stages.get(s);
            kinds.add(new Kind(name, Color.of(s), true, spans(result, span, StageSpan::queued, StageSpan::entered)));
            kinds.add(new Kind(name, Color.of(s), false, spans(result, span, StageSpan::entered, StageSpan::left)));
        }
        return new SpanChart(time, "container", result.size(), kinds);
    }

    private static long end(Startup startup) {
        return startup.spans().get(startup.spans().size() - 1).left();
    }

    /** By the instant at which the containers were reachable: neighbours by index may end far apart. */
    private static List<Span> spans(
            BurstResult result,
            Function<Startup, StageSpan> span,
            ToLongFunction<StageSpan> from,
            ToLongFunction<StageSpan> to) {
        List<Startup> ordered = result.startups().stream()
                .sorted(Comparator.comparingLong(Figure17::end))
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(row -> new Span(
                        row,
                        from.applyAsLong(span.apply(ordered.get(row))) / 1e9,
                        to.applyAsLong(span.apply(ordered.get(row))) / 1e9))
                .toList();
    }
}
