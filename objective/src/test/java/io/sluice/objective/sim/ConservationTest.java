package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.sim.BurstObserver.What;
import io.sluice.objective.sim.PipelineProgram.Instruction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds for every model, size, seed and limits. */
@Domain(RandomModels.class)
@Domain(DomainContext.Global.class)
class ConservationTest {

    private static final int TRIES = 300;
    private static final double ROUNDING = 1e-6;

    @Property(tries = TRIES, seed = "4711")
    void workDone_isWorkAsked(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        SimulatedBurst burst = new BurstSimulation(model).run(n, limits, 3);
        double wakeups = burst.lock("outer").contended() * model.locks().get(0).wakeup();
        assertEquals(
                asked(model, n, 3, Instruction.COMPUTE) + wakeups, burst.cpu().useful(), ROUNDING);
        assertEquals(
                burst.cpu().total(),
                burst.cpu().useful() + burst.cpu().spinning() + burst.cpu().lost(),
                ROUNDING);
    }

    @Property(tries = TRIES, seed = "4712")
    void makespan_isAtLeastEveryLowerBound(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        SimulatedBurst burst = new BurstSimulation(model).run(n, limits, 4);
        double makespan = burst.makespan() + ROUNDING;
        int cores = model.cores().count();
        assertTrue(makespan >= asked(model, n, 4, Instruction.COMPUTE) / cores, "processors");
        assertTrue(burst.cpu().total() <= cores * makespan, "no more cores than there are");
        for (LockUse lock : burst.locks()) {
            assertTrue(makespan >= lock.holdTime(), lock.lock());
            assertTrue(makespan >= lock.contentionTime(), lock.lock());
            assertTrue(lock.waitTime() + ROUNDING >= lock.contentionTime(), lock.lock());
            assertTrue(lock.contended() <= lock.acquisitions(), lock.lock());
        }
        for (int i = 0; i < n; i++) {
            assertTrue(burst.startupTimes()[i] + ROUNDING >= alone(model, i, 4), "a startup takes its own time");
        }
    }

    @Property(tries = TRIES, seed = "4713")
    void locks_haveOneHolder_andAreFirstInFirstOut(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        List<List<Integer>> wanted = new ArrayList<>();
        List<List<Integer>> obtained = new ArrayList<>();
        int[] holders = new int[model.locks().size()];
        model.locks().forEach(lock -> {
            wanted.add(new ArrayList<>());
            obtained.add(new ArrayList<>());
        });
        new BurstSimulation(model).run(n, limits, 5, 1, (what, lock, startup, at) -> {
            if (what == What.LOCK_WANTED) {
                wanted.get(lock).add(startup);
            } else if (what == What.LOCK_OBTAINED) {
                obtained.get(lock).add(startup);
                assertEquals(1, ++holders[lock], "holders");
            } else if (what == What.LOCK_RELEASED) {
                assertEquals(0, --holders[lock], "holders");
            }
        });
        assertEquals(wanted, obtained);
    }

    @Property(tries = TRIES, seed = "4714")
    void gates_keepTheirLimit_andAreFirstInFirstOut(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        List<List<Integer>> queued = new ArrayList<>();
        List<List<Integer>> entered = new ArrayList<>();
        int[] inside = new int[model.stages().size()];
        model.stages().forEach(stage -> {
            queued.add(new ArrayList<>());
            entered.add(new ArrayList<>());
        });
        new BurstSimulation(model).run(n, limits, 6, 1, (what, stage, startup, at) -> {
            if (what == What.STAGE_QUEUED) {
                queued.get(stage).add(startup);
            } else if (what == What.STAGE_ENTERED) {
                entered.get(stage).add(startup);
                ModelStage entering = model.stages().get(stage);
                int limit = entering.gated() ? limits.limit(entering.name()).orElse(n) : n;
                assertTrue(++inside[stage] <= limit, entering.name());
            } else if (what == What.STAGE_LEFT) {
                inside[stage]--;
            }
        });
        assertEquals(queued, entered);
    }

    /** A gate never stands idle: whoever queues enters at once unless the stage is full. */
    @Property(tries = TRIES, seed = "4715")
    void gates_neverIdleWhileSomebodyWaits(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        SimulatedBurst burst = new BurstSimulation(model).run(n, limits, 7);
        for (int stage = 0; stage < model.stages().size(); stage++) {
            String name = model.stages().get(stage).name();
            int limit = model.stages().get(stage).gated()
                    ? Math.min(n, limits.limit(name).orElse(n))
                    : n;
            for (List<StageSpan> spans : burst.spans()) {
                StageSpan span = spans.get(stage);
                if (span.entered() > span.queued()) {
                    assertEquals(limit, inside(burst, stage, span.queued(), span.entered()), name);
                }
            }
        }
    }

    /** Startups in the stage throughout the middle of an interval. */
    private static long inside(SimulatedBurst burst, int stage, long from, long to) {
        long middle = from + (to - from) / 2;
        return burst.spans().stream()
                .map(spans -> spans.get(stage))
                .filter(span -> span.entered() <= middle && span.left() > middle)
                .count();
    }

    @Property(tries = TRIES, seed = "4716")
    void limitsOfN_areNoGates(@ForAll PipelineModel model, @ForAll @IntRange(min = 1, max = 12) int n) {
        BurstSimulation simulation = new BurstSimulation(model);
        SimulatedBurst free = simulation.run(n, Limits.unlimited(), 8);
        Limits atN = Limits.unlimited();
        for (String stage : model.gatedStages()) {
            atN = atN.with(stage, n);
        }
        assertSame(free, simulation.run(n, atN, 8));
        assertSame(free, simulation.run(n, atN.with("S0", n + 5), 8));
    }

    @Property(tries = TRIES, seed = "4717")
    void sameSeed_sameBits(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        assertSame(new BurstSimulation(model).run(n, limits, 9), new BurstSimulation(model).run(n, limits, 9));
    }

    /** A pace of 2 doubles every time, to the bit: it is a power of two. */
    @Property(tries = TRIES, seed = "4718")
    void pace_scalesTime(
            @ForAll PipelineModel model, @ForAll Limits limits, @ForAll @IntRange(min = 1, max = 12) int n) {
        double[] once = new BurstSimulation(model).run(n, limits, 10, 1).startupTimes();
        double[] twice = new BurstSimulation(model).run(n, limits, 10, 2).startupTimes();
        for (int i = 0; i < n; i++) {
            assertEquals(2 * once[i], twice[i]);
        }
    }

    private static void assertSame(SimulatedBurst expected, SimulatedBurst actual) {
        assertArrayEquals(expected.startupTimes(), actual.startupTimes());
        assertEquals(expected.spans(), actual.spans());
        assertEquals(expected.locks(), actual.locks());
        assertEquals(expected.cpu().total(), actual.cpu().total());
        assertEquals(expected.cpu().spinning(), actual.cpu().spinning());
    }

    /** Seconds that the steps of one kind ask for, over all startups. */
    private static double asked(PipelineModel model, int n, long seed, Instruction kind) {
        double sum = 0;
        for (int startup = 0; startup < n; startup++) {
            sum += asked(model, startup, seed, List.of(kind));
        }
        return sum;
    }

    private static double alone(PipelineModel model, int startup, long seed) {
        return asked(model, startup, seed, List.of(Instruction.COMPUTE, Instruction.SLEEP));
    }

    private static double asked(PipelineModel model, int startup, long seed, List<Instruction> kinds) {
        PipelineProgram program = PipelineProgram.of(model);
        double[] times = new double[program.times().size()];
        new TimeSampler(program.times()).fill(times, 0, new Streams(seed).startup(startup), 1);
        double sum = 0;
        for (int at = 0; program.instruction(at) != Instruction.FINISH; at++) {
            sum += kinds.contains(program.instruction(at)) ? times[program.argument(at)] : 0;
        }
        return sum;
    }
}
