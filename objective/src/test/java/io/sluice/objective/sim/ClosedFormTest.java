package io.sluice.objective.sim;

import static io.sluice.objective.sim.ModelStep.cpu;
import static io.sluice.objective.sim.ModelStep.hold;
import static io.sluice.objective.sim.ModelStep.sleep;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.sim.ModelStep.Cpu;
import io.sluice.objective.sim.ModelStep.Sleep;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bursts whose outcome can be computed by hand. Times are chosen so that equality is to the rounding error. */
class ClosedFormTest {

    private static final double ROUNDING = 1e-9;
    private static final Limits NONE = Limits.unlimited();

    @Test
    void oneLock_startupsLeaveOneAfterTheOther() {
        var burst = run(5, model(8, List.of(ModelLock.mutex("m")), ModelStage.of("A", hold("m", cpu(2)))), NONE);
        assertArrayEquals(new double[] {2, 4, 6, 8, 10}, burst.startupTimes(), ROUNDING);
        assertEquals(new LockUse("m", 5, 4, 2 + 4 + 6 + 8, 8, 10), burst.lock("m"));
        assertEquals(10, burst.cpu().total(), ROUNDING);
    }

    @Test
    void oneLock_wakingUpCostsEveryWaiterWhileItHoldsTheLock() {
        var lock = ModelLock.mutex("m", 0.5);
        var burst = run(3, model(8, List.of(lock), ModelStage.of("A", hold("m", cpu(2)))), NONE);
        assertArrayEquals(new double[] {2, 4.5, 7}, burst.startupTimes(), ROUNDING);
        assertEquals(7, burst.cpu().useful(), ROUNDING);
    }

    @Test
    void sleepInsideAHold_keepsTheLockAndNoCore() {
        var burst =
                run(3, model(1, List.of(ModelLock.mutex("m")), ModelStage.of("A", hold("m", cpu(1), sleep(3)))), NONE);
        assertEquals(12, burst.makespan(), ROUNDING);
        assertEquals(3, burst.cpu().total(), ROUNDING);
        assertEquals(12, burst.lock("m").holdTime(), ROUNDING);
    }

    @Test
    void processorSharing_equalWorkEndsTogether() {
        var burst = run(12, model(4, List.of(), ModelStage.of("A", cpu(1))), NONE);
        for (double time : burst.startupTimes()) {
            assertEquals(3, time, ROUNDING);
        }
    }

    /** Arrivals 0.25 s apart at one core of work 1 s each: it is busy from 0.25 s on, for 6 s. */
    @Test
    void processorSharing_staggeredArrivals_agreeWithASecondImplementation() {
        var burst = run(
                6,
                model(
                        1,
                        List.of(ModelLock.mutex("m")),
                        ModelStage.of("A", hold("m", sleep(0.25))),
                        ModelStage.of("B", cpu(1))),
                Limits.parse("A=6"));
        assertEquals(6, burst.cpu().total(), ROUNDING);
        assertEquals(0.25 + 6, burst.makespan(), ROUNDING);
        assertArrayEquals(sharedByHand(6, 0.25, 1), burst.startupTimes(), 1e-6);
    }

    /** From event to event, with what is left of everybody's work. */
    private static double[] sharedByHand(int n, double gap, double work) {
        double[] left = new double[n];
        double[] done = new double[n];
        Arrays.fill(left, work);
        int ended = 0;
        double now = gap;
        while (ended < n) {
            int present = 0;
            double next = Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                boolean arrived = (i + 1) * gap <= now + 1e-12;
                present += arrived && left[i] > 0 ? 1 : 0;
                next = arrived ? next : Math.min(next, (i + 1) * gap - now);
            }
            double span = next;
            for (int i = 0; i < n; i++) {
                span = (i + 1) * gap <= now + 1e-12 && left[i] > 0 ? Math.min(span, left[i] * present) : span;
            }
            for (int i = 0; i < n; i++) {
                if ((i + 1) * gap <= now + 1e-12 && left[i] > 0) {
                    left[i] -= span / present;
                    if (left[i] < 1e-9) {
                        left[i] = 0;
                        done[i] = now + span;
                        ended++;
                    }
                }
            }
            now += span;
        }
        return done;
    }

    /** R = 8 on C = 4 at kappa = 0.5: e = 1 / (1 + 0.5 (8/4 - 1)) = 2/3, so 1 s of work takes 2 / (2/3) = 3 s. */
    @Test
    void oversubscription_costsWhatTheFormulaSays() {
        PipelineModel model = model(4, List.of(), ModelStage.of("A", cpu(1))).with(new Cores(4, 0.5));
        var burst = run(8, model, NONE);
        assertEquals(3, burst.makespan(), ROUNDING);
        assertEquals(12, burst.cpu().total(), ROUNDING);
        assertEquals(8, burst.cpu().useful(), ROUNDING);
        assertEquals(4, burst.cpu().lost(), ROUNDING);
    }

    /** Three startups hold for 1 s each, whatever spins: nobody on one core, one and none on two, two and one on three. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 2", "3, 3", "8, 3"})
    void spinLock_holderKeepsItsCore_othersBurnWhatIsLeft(int cores, double spinning) {
        var locks = List.of(ModelLock.spin("s"));
        var burst = run(3, model(cores, locks, ModelStage.of("A", hold("s", cpu(1)))), NONE);
        assertArrayEquals(new double[] {1, 2, 3}, burst.startupTimes(), ROUNDING);
        assertEquals(3 + spinning, burst.cpu().total(), ROUNDING);
        assertEquals(3, burst.cpu().useful(), ROUNDING);
        assertEquals(spinning, burst.cpu().spinning(), ROUNDING);
    }

    /**
     * Two cores, four startups that hold for 1 s, then compute 1 s. Until 3 s one holds and one spins. From 3 s the last
     * holds and three share one core: 1/3 s each. From 4 s four share two: three end 4/3 s later, the last 1/3 s after them.
     */
    @Test
    void spinLock_waitersKeepOthersFromTheCores() {
        var locks = List.of(ModelLock.spin("s"));
        var burst = run(4, model(2, locks, ModelStage.of("A", hold("s", cpu(1)), cpu(1))), NONE);
        double three = 4 + 4.0 / 3;
        assertArrayEquals(new double[] {three, three, three, three + 1.0 / 3}, burst.startupTimes(), ROUNDING);
        assertEquals(8, burst.cpu().useful(), ROUNDING);
        assertEquals(3, burst.cpu().spinning(), ROUNDING);
        assertEquals(0, burst.cpu().lost(), ROUNDING);
    }

    /**
     * Four holds of 1 s that bounce 0.25 s: the lock reaches its next holder 0.5, 0.25 and 0 s late, as two, one and none
     * spin on; on two cores no more than one can.
     */
    @ParameterizedTest
    @CsvSource({"8, 1, 2.5, 3.75, 4.75, 8", "2, 1, 2.25, 3.5, 4.5, 4"})
    void spinLock_bounceDelaysTheNextHolderByAllWhoSpinOn(
            int cores, double first, double second, double third, double fourth, double spinning) {
        var locks = List.of(ModelLock.spin("s", 0.25));
        var burst = run(4, model(cores, locks, ModelStage.of("A", hold("s", cpu(1)))), NONE);
        assertArrayEquals(new double[] {first, second, third, fourth}, burst.startupTimes(), ROUNDING);
        assertEquals(4, burst.cpu().useful(), ROUNDING);
        assertEquals(spinning, burst.cpu().spinning(), ROUNDING);
        assertEquals(fourth, burst.lock("s").holdTime(), ROUNDING);
    }

    @Test
    void spinLock_limitOfOne_burnsNothing() {
        var locks = List.of(ModelLock.spin("s"));
        var burst = run(3, model(1, locks, ModelStage.of("A", hold("s", cpu(1)))), Limits.parse("A=1"));
        assertArrayEquals(new double[] {1, 2, 3}, burst.startupTimes(), ROUNDING);
        assertEquals(0, burst.cpu().spinning(), ROUNDING);
    }

    /** While a spin lock's holder sleeps, its waiters still burn: 2 of them on 2 cores for 3 s, then 1 for 3 s. */
    @Test
    void spinLock_waitersBurnWhileTheHolderSleeps() {
        var locks = List.of(ModelLock.spin("s"));
        var burst = run(3, model(2, locks, ModelStage.of("A", hold("s", sleep(3)))), NONE);
        assertEquals(9, burst.makespan(), ROUNDING);
        assertEquals(2 * 3 + 3, burst.cpu().spinning(), ROUNDING);
    }

    @Test
    void figure13_unlimited52_limited44() {
        PipelineModel model = new BuiltInModels().load("paper-figure-13");
        assertEquals(52, run(3, model, NONE).makespan(), ROUNDING);
        assertEquals(44, run(3, model, Limits.parse("stage1=1")).makespan(), ROUNDING);
    }

    /** A permit is given back at the instant of queueing for the next stage, not on entering it. */
    @Test
    void stages_permitIsGivenBackWhenQueueingForTheNext() {
        var model = model(8, List.of(), ModelStage.of("A", sleep(1)), ModelStage.of("B", sleep(4)));
        var burst = run(3, model, Limits.parse("A=1,B=1"));
        for (int i = 0; i < 3; i++) {
            var spans = burst.spans().get(i);
            assertEquals(i, spans.get(0).entered() / 1e9, ROUNDING);
            assertEquals(i + 1, spans.get(1).queued() / 1e9, ROUNDING);
            assertEquals(1 + 4 * i, spans.get(1).entered() / 1e9, ROUNDING);
        }
    }

    /**
     * N exponential services of mean m through a limit L: (N - L) departures at rate L/m, then L, L-1, ... 1 in service.
     * Significance: 3 standard errors each, 6 cases, so a correct simulator fails with a chance under 2 %, once and for all
     * seeds being fixed.
     */
    @ParameterizedTest
    @CsvSource({"40, 1, 11", "40, 5, 12", "40, 40, 13", "100, 10, 14", "7, 3, 15", "2, 2, 16"})
    void exponentialServices_meanMakespanIsTheClosedForm(int n, int limit, long seed) {
        double mean = 0.5;
        var model = model(1, List.of(), ModelStage.of("A", new Sleep(StepTime.exponential(mean))));
        var simulation = new BurstSimulation(model);
        int bursts = 2000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < bursts; i++) {
            double makespan = simulation
                    .run(n, Limits.unlimited().with("A", limit), seed * 1_000_003 + i)
                    .makespan();
            sum += makespan;
            squares += makespan * makespan;
        }
        double average = sum / bursts;
        double error = Math.sqrt((squares / bursts - average * average) / (bursts - 1));
        double expected = mean * (n - limit) / limit + mean * harmonic(limit);
        assertEquals(expected, average, 3 * error);
        assertTrue(error < 0.02 * expected, "the test is blunt: " + error);
    }

    private static double harmonic(int n) {
        double sum = 0;
        for (int k = 1; k <= n; k++) {
            sum += 1.0 / k;
        }
        return sum;
    }

    /** Exponential work on C shared cores has the makespan of exponential services through a limit of C. */
    @ParameterizedTest
    @CsvSource({"30, 4, 21", "64, 16, 22", "5, 8, 23"})
    void exponentialWork_onSharedCores_isTheSameMarkovChain(int n, int cores, long seed) {
        double mean = 2;
        var simulation =
                new BurstSimulation(model(cores, List.of(), ModelStage.of("A", new Cpu(StepTime.exponential(mean)))));
        int bursts = 2000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < bursts; i++) {
            double makespan =
                    simulation.run(n, Limits.unlimited(), seed * 1_000_003 + i).makespan();
            sum += makespan;
            squares += makespan * makespan;
        }
        int servers = Math.min(n, cores);
        double average = sum / bursts;
        double error = Math.sqrt((squares / bursts - average * average) / (bursts - 1));
        assertEquals(mean * (n - servers) / servers + mean * harmonic(servers), average, 3 * error);
    }

    private static PipelineModel model(int cores, List<ModelLock> locks, ModelStage... stages) {
        return PipelineModel.of("test", 10, cores, locks, List.of(stages));
    }

    private static SimulatedBurst run(int size, PipelineModel model, Limits limits) {
        return new BurstSimulation(model).run(size, limits, 7);
    }
}
