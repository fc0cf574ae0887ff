package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.burst.Startup.Reachable;
import io.sluice.objective.burst.Startup.Unfinished;
import io.sluice.objective.sim.RunVariation.Drift;
import io.sluice.objective.sim.RunVariation.SlowRuns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedHostTest {

    private static final PipelineModel IPVTAP = new BuiltInModels().load("paper-ipvtap");
    private static final int SIZE = 60;

    @Test
    void info_cannotBeTakenForAHosts() {
        SimulatedHost host = new SimulatedHost(IPVTAP);
        assertEquals("simulated:paper-ipvtap", host.info().profile());
        assertEquals("simulated", host.info().runtime());
        assertEquals(64, host.info().cores());
        assertEquals(IPVTAP.gatedStages(), host.gatedStages());
        assertNotEquals(
                host.info().fingerprint(),
                new SimulatedHost(IPVTAP.with(Cores.of(32))).info().fingerprint());
    }

    @Test
    void run_completeBurst_reportsEveryStartup() throws InterruptedException {
        BurstResult result = new SimulatedHost(IPVTAP).run(BurstRequest.of(SIZE, Limits.unlimited()));
        assertEquals(SIZE, result.size());
        assertFalse(result.cutOff());
        assertEquals(result.makespan(), result.elapsed(), 1e-9);
        assertEquals(IPVTAP.teardown() * SIZE, result.teardown().total());
        for (Startup startup : result.startups()) {
            assertEquals(
                    IPVTAP.stages().stream().map(ModelStage::name).toList(),
                    startup.spans().stream().map(StageSpan::stage).toList());
            assertEquals(
                    new Reachable(
                            startup.spans().get(startup.spans().size() - 1).left()),
                    startup.outcome());
        }
    }

    @Test
    void sameSeeds_sameResults_differentSeeds_differentResults() throws InterruptedException {
        BurstRequest request = new BurstRequest(SIZE, Limits.parse("AddCNI=3"), Optional.empty(), 5);
        BurstResult first = new SimulatedHost(IPVTAP, 1).run(request);
        assertEquals(first, new SimulatedHost(IPVTAP, 1).run(request));
        BurstRequest other = new BurstRequest(SIZE, Limits.parse("AddCNI=3"), Optional.empty(), 6);
        assertNotEquals(
                first.makespan(), new SimulatedHost(IPVTAP, 1).run(other).makespan());
    }

    @ParameterizedTest
    @ValueSource(strings = {"makespan", "mean", "p50", "p99", "balanced", "cpu", "0.7*makespan+0.3*cpu"})
    void cutoff_stopsAtARightLowerBound(String name) throws InterruptedException {
        Metric metric = Metric.parse(name);
        double whole = metric.of(new SimulatedHost(IPVTAP).run(BurstRequest.of(SIZE, Limits.unlimited())));
        for (double part : List.of(0.1, 0.5, 0.9)) {
            Cutoff cutoff = new Cutoff(metric, part * whole);
            BurstResult cut =
                    new SimulatedHost(IPVTAP).run(new BurstRequest(SIZE, Limits.unlimited(), Optional.of(cutoff), 0));
            assertTrue(cut.cutOff(), name);
            assertTrue(metric.lowerBound(cut) > part * whole, name + ": the bound exceeds the cutoff");
            assertTrue(metric.lowerBound(cut) <= whole, name + ": the bound is one");
            assertStoppedAt(cut);
        }
    }

    private static void assertStoppedAt(BurstResult cut) {
        long elapsed = Math.round(cut.elapsed() * 1e9);
        assertTrue(cut.startups().stream().anyMatch(s -> s.outcome() instanceof Unfinished));
        cut.startups().stream().flatMap(s -> s.spans().stream()).forEach(span -> assertTrue(span.left() <= elapsed));
        cut.startups().forEach(s -> assertTrue(!(s.outcome() instanceof Reachable r) || r.at() <= elapsed));
    }

    @Test
    void cutoff_aboveTheMetric_changesNothing() throws InterruptedException {
        BurstResult whole = new SimulatedHost(IPVTAP).run(BurstRequest.of(SIZE, Limits.unlimited()));
        Metric makespan = Metric.parse("makespan");
        Cutoff cutoff = new Cutoff(makespan, makespan.of(whole));
        assertEquals(
                whole,
                new SimulatedHost(IPVTAP).run(new BurstRequest(SIZE, Limits.unlimited(), Optional.of(cutoff), 0)));
    }

    @Test
    void run_interrupted_saysSo() {
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class,
                () -> new SimulatedHost(IPVTAP).run(BurstRequest.of(1, Limits.unlimited())));
    }

    /** The pace's logarithm has mean -s^2/2 and standard deviation s; 3 standard errors of 4000 draws each. */
    @Test
    void noise_isLogNormalWithMeanOne() {
        double sigma = 0.1;
        RunPace pace = new RunPace(RunVariation.ofNoise(sigma), 1);
        int n = 4000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double log = Math.log(pace.next(i));
            sum += log;
            squares += log * log;
        }
        double mean = sum / n;
        assertEquals(-sigma * sigma / 2, mean, 3 * sigma / Math.sqrt(n));
        assertEquals(sigma, Math.sqrt(squares / n - mean * mean), 3 * sigma / Math.sqrt(2.0 * n));
    }

    @Test
    void drift_isASineOfTheBurstsNumber() {
        RunPace pace = new RunPace(new RunVariation(0, new Drift(0.2, 4, 0), new SlowRuns(0, 1)), 1);
        double[] expected = {0, 0.2, 0, -0.2, 0, 0.2};
        for (double log : expected) {
            assertEquals(log, Math.log(pace.next(3)), 1e-12);
        }
    }

    /** Steps of the walk are normal with the given standard deviation; the host's seed decides them. */
    @Test
    void drift_walks() {
        double step = 0.05;
        RunVariation variation = new RunVariation(0, new Drift(0, 1, step), new SlowRuns(0, 1));
        RunPace pace = new RunPace(variation, 1);
        int n = 2000;
        double last = Math.log(pace.next(0));
        assertEquals(0, last, 0);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double now = Math.log(pace.next(0));
            squares += (now - last) * (now - last);
            last = now;
        }
        assertEquals(step, Math.sqrt(squares / n), 3 * step / Math.sqrt(2.0 * n));
        assertNotEquals(afterTwo(variation, 1), afterTwo(variation, 2));
    }

    private static double afterTwo(RunVariation variation, long seed) {
        RunPace pace = new RunPace(variation, seed);
        pace.next(0);
        return pace.next(0);
    }

    /** Wherever it was, it goes on as the host that has run so many bursts: sine, walk and all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40})
    void continueAfter_isTheHostThatHasRunSoManyBursts(int bursts) throws InterruptedException {
        PipelineModel model = IPVTAP.with(new RunVariation(0.1, new Drift(0.3, 11, 0.1), new SlowRuns(0.2, 2)));
        SimulatedHost old = new SimulatedHost(model, 3);
        for (int i = 0; i < bursts; i++) {
            old.run(new BurstRequest(1, Limits.unlimited(), Optional.empty(), 1000 + i));
        }
        SimulatedHost other = new SimulatedHost(model, 3);
        other.run(BurstRequest.of(1, Limits.unlimited()));
        other.continueAfter(bursts);
        for (long seed = 0; seed < 5; seed++) {
            BurstRequest request = new BurstRequest(2, Limits.unlimited(), Optional.empty(), seed);
            assertEquals(old.run(request), other.run(request), "burst " + (bursts + seed));
        }
    }

    @Test
    void continueAfter_lessThanNothing_isRefused() {
        assertThrows(ModelException.class, () -> new SimulatedHost(IPVTAP).continueAfter(-1));
    }

    @Test
    void nanos_passWhileABurstRunsAndIsRemoved() throws InterruptedException {
        SimulatedHost host = new SimulatedHost(IPVTAP);
        assertEquals(0, host.nanos());
        BurstResult first = host.run(BurstRequest.of(5, Limits.unlimited()));
        assertEquals(first.elapsed() + first.teardown().total(), host.nanos() / 1e9, 1e-9);
        BurstResult second = host.run(BurstRequest.of(3, Limits.unlimited()));
        double both = first.elapsed()
                + first.teardown().total()
                + second.elapsed()
                + second.teardown().total();
        assertEquals(both, host.nanos() / 1e9, 2e-9);
    }

    /** 3 standard errors of a binomial share. */
    @Test
    void slowRuns_areAsRareAsSaid() {
        double probability = 0.1;
        RunPace pace = new RunPace(new RunVariation(0, new Drift(0, 1, 0), new SlowRuns(probability, 3)), 1);
        int n = 4000;
        int slow = 0;
        for (int i = 0; i < n; i++) {
            double factor = pace.next(i);
            assertTrue(factor == 1 || factor == 3);
            slow += factor == 3 ? 1 : 0;
        }
        assertEquals(probability, (double) slow / n, 3 * Math.sqrt(probability * (1 - probability) / n));
    }
}
