package io.sluice.benchmarks.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.paper.Laboratory.Setting;
import io.sluice.benchmarks.paper.SearchCost.Course;
import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.SpanChart;
import io.sluice.benchmarks.plot.SpanChart.Span;
import io.sluice.limiter.Limits;
import io.sluice.objective.sim.BurstSimulation;
import io.sluice.objective.sim.CpuSeries;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.PipelineModelReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of the claims on numbers that can be checked by hand. */
class FiguresTest {

    private static final PipelineModel MODEL = new PipelineModelReader().read("model", """
            schemaVersion: 1
            name: model
            description: two stages
            burst: 2
            cores: 4
            stages:
              - name: Attach
                steps:
                  - cpu: 750ms
              - name: Wait
                steps:
                  - sleep: 1s
            """);

    @Test
    void figure17_drawsWhatAStartupDidAndWaitedFor() throws Exception {
        // Start 1 waits for start 0, 0.75 s.
        SpanChart chart =
                Figure17.breakdown(Sample.burst(MODEL, 2, Limits.of(Map.of("Attach", 1)), 5), Axis.linear("s"));
        assertEquals(2, chart.rows());
        assertEquals(
                List.of("Attach", "Attach", "Wait", "Wait"),
                chart.kinds().stream().map(SpanChart.Kind::name).toList());
        assertEquals(
                List.of(new Span(0, 0, 0), new Span(1, 0, 0.75)),
                chart.kinds().get(0).spans());
        assertEquals(
                List.of(new Span(0, 0, 0.75), new Span(1, 0.75, 1.5)),
                chart.kinds().get(1).spans());
        assertEquals(
                List.of(new Span(0, 0.75, 1.75), new Span(1, 1.5, 2.5)),
                chart.kinds().get(3).spans());
    }

    @Test
    void figure18_busyCores_areMeansOverEachWindow() {
        // Two cores for 0.75 s, then none until 1.75 s.
        CpuSeries series =
                new BurstSimulation(MODEL).run(2, Limits.unlimited(), 5).cpu().series();
        assertEquals(2, Figure18.busyCores(series, 1).size());
        assertEquals(1.5, Figure18.busyCores(series, 1).get(0), 1e-9);
        assertEquals(0, Figure18.busyCores(series, 1).get(1), 1e-9);
        assertEquals(List.of(2.0, 1.0, 0.0, 0.0), rounded(Figure18.busyCores(series, 0.5)));
    }

    private static List<Double> rounded(List<Double> values) {
        return values.stream().map(v -> Math.rint(v * 1e6) / 1e6).toList();
    }

    @Test
    void figure19_saysWhereTunedDirectlyIsWorse() {
        Sample unlimited = Samples.of(10, 10);
        List<Sample> eight = List.of(Samples.of(8, 8), Samples.of(8, 8), Samples.of(8.1, 8.1));
        List<Sample> nine = List.of(Samples.of(9, 9), Samples.of(9, 9), Samples.of(9.1, 9.1));
        Figure19.Row better = new Figure19.Row(new Setting("m", 600), unlimited, nine, eight);
        Figure19.Row worse = new Figure19.Row(new Setting("m", 800), unlimited, eight, nine);
        assertFalse(better.customisingIsWorse());
        assertTrue(worse.customisingIsWorse());
        assertEquals(0.2, worse.generalisedReduction().median(), 1e-12);
        assertEquals(0.1, worse.customisedReduction().median(), 1e-12);
        assertEquals(0.09, worse.customisedReduction().low(), 1e-12);
        assertEquals(-0.1245, worse.customisingGain().gain(), 5e-5);
        assertTrue(Stats.isBetter(worse.generalisingGain()));
        assertTrue(Figure19.verdict(List.of(better, worse)).contains("taken over at: 800 (-12.4 % ("));
        assertTrue(Figure19.verdict(List.of(better)).contains("taken over at: none."));
    }

    @Test
    void figure20_comparesMeans() {
        Figure20.Bars bars = new Figure20.Bars(
                Samples.of(19, 21),
                List.of(Samples.of(16, 16), Samples.of(15, 15), Samples.of(17, 17)),
                Samples.of(10, 10),
                List.of(Samples.of(8, 8), Samples.of(9, 9), Samples.of(8.5, 8.5)));
        assertEquals(new Spread(0.2, 0.15, 0.25), rounded(bars.limitsReduction()));
        assertEquals(0.5, bars.poolReduction(), 1e-12);
        assertEquals(new Spread(0.15, 0.1, 0.2), rounded(bars.bothOverPool()));
        assertEquals(new Spread(0.575, 0.55, 0.6), rounded(bars.bothReduction()));
        assertTrue(bars.limitsHelpThePooled());
    }

    private static Spread rounded(Spread s) {
        return new Spread(
                Math.rint(s.median() * 1e9) / 1e9, Math.rint(s.low() * 1e9) / 1e9, Math.rint(s.high() * 1e9) / 1e9);
    }

    @Test
    void course_isWithin_fromWhereItStays() {
        // Worth after bursts 1 to 6: burst 2 is lucky, burst 3 forgets.
        Course course = course(20, 17.1, 19, 17.6, 17.1, 17);
        assertEquals(4, course.burstsUntilWithin(0.05));
        assertEquals(5, course.burstsUntilWithin(0.01));
        assertEquals(1, course.burstsUntilWithin(0.2));
        assertEquals(400, course.secondsUntilWithin(0.05));
        assertEquals(6, course(20, 19, 19, 19, 19, 17).burstsUntilWithin(0.05));
    }

    /** 100 s a burst. */
    private static Course course(double... worth) {
        List<Double> worths = DoubleStream.of(worth).boxed().toList();
        List<Search.Step> steps = new ArrayList<>();
        for (int i = 1; i <= worth.length; i++) {
            steps.add(new Search.Step(100.0 * i, Limits.unlimited()));
        }
        return new Course(new Search(1, steps), worths);
    }
}
