package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's printed numbers, to 10 % and over five seeds; and what it says in words. */
class BuiltInModelsTest {

    private static final double TOLERANCE = 0.1;
    private static final int SEEDS = 5;
    private static final Limits NONE = Limits.unlimited();

    private final BuiltInModels models = new BuiltInModels();

    @Test
    void names_allLoad_andBearTheirName() {
        for (String name : models.names()) {
            assertEquals(name, models.load(name).name());
        }
        ModelException e = assertThrows(ModelException.class, () -> models.load("paper-ebpf"));
        assertTrue(String.valueOf(e.getMessage()).contains("paper-ipvtap"), e.getMessage());
    }

    /** Figures 6, 15 and 17; 23.4 s follows from ipvtap being 11.5 % faster than the second best. */
    @ParameterizedTest
    @CsvSource({"paper-ipvtap, 20.8", "paper-pooled, 10.5", "paper-ipvlan, 23.4"})
    void makespan_isThePapers(String name, double seconds) {
        assertEquals(seconds, mean(name, NONE, SimulatedBurst::makespan), TOLERANCE * seconds);
    }

    /** Figures 17 and 20, with limits that a search found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "paper-ipvtap; AddCNI=12,Cgroup=8,AttachIf=8,StartVM=80; 17.0",
                "paper-pooled; Cgroup=8,StartVM=80; 8.6"
            })
    void makespan_withLimits_isThePapers_andCostsLessCpu(String name, String limits, double seconds) {
        Limits limited = Limits.parse(limits);
        assertEquals(seconds, mean(name, limited, SimulatedBurst::makespan), TOLERANCE * seconds);
        assertTrue(mean(name, limited, BuiltInModelsTest::cpu) < mean(name, NONE, BuiltInModelsTest::cpu));
    }

    /** Table 3. */
    @ParameterizedTest
    @CsvSource({
        "paper-no-network, 803, 0.162",
        "paper-veth, 19992, 9.8",
        "paper-ipvlan, 16542, 11.7",
        "paper-ipvtap, 6105, 9.2",
        "paper-tc-routing, 18859, 14.6"
    })
    void rtnl_isObtainedAndContendedAsInTable3(String name, double acquisitions, double contention) {
        assertEquals(acquisitions, mean(name, NONE, b -> b.lock("rtnl").acquisitions()), TOLERANCE * acquisitions);
        assertEquals(contention, mean(name, NONE, b -> b.lock("rtnl").contentionTime()), TOLERANCE * contention);
    }

    /** Pooled is within 5 % of no network; ipvtap is the fastest network, tc-routing the slowest of the four. */
    @Test
    void order_isThePapers() {
        double noNetwork = mean("paper-no-network", NONE, SimulatedBurst::makespan);
        double pooled = mean("paper-pooled", NONE, SimulatedBurst::makespan);
        assertTrue(pooled >= noNetwork && pooled <= 1.05 * noNetwork, pooled + " against " + noNetwork);
        double[] times = List.of("paper-ipvtap", "paper-ipvlan", "paper-veth", "paper-tc-routing").stream()
                .mapToDouble(name -> mean(name, NONE, SimulatedBurst::makespan))
                .toArray();
        for (int i = 1; i < times.length; i++) {
            assertTrue(times[i - 1] < times[i], i + ": " + times[i - 1] + " against " + times[i]);
        }
    }

    /** Enabling network increases the time spent spinning by at least 105 % (section 4.2.2). */
    @ParameterizedTest
    @CsvSource({"paper-veth", "paper-ipvlan", "paper-ipvtap", "paper-tc-routing"})
    void network_atLeastDoublesSpinning(String name) {
        double without = mean("paper-no-network", NONE, b -> b.cpu().spinning());
        double with = mean(name, NONE, b -> b.cpu().spinning());
        assertTrue(with >= (2.05 - TOLERANCE) * without, with + " against " + without);
    }

    private static double cpu(SimulatedBurst burst) {
        return burst.cpu().total();
    }

    private double mean(String name, Limits limits, ToDoubleFunction<SimulatedBurst> value) {
        PipelineModel model = models.load(name);
        BurstSimulation simulation = new BurstSimulation(model);
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> value.applyAsDouble(simulation.run(model.burst(), limits, seed)))
                .average()
                .orElseThrow();
    }
}
