package io.sluice.benchmarks.sim;

import io.sluice.limiter.Limits;
import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.BurstSimulation;
import io.sluice.objective.sim.PipelineModel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a simulated burst of 400 containers through five stages costs on one core. {@code paper-ipvtap} has 42 locked
 * sections a startup, {@code paper-veth} 81. The bound is 5 ms.
 *
 * <p>Run: {@code java -jar benchmarks/target/benchmarks.jar BurstSimulationBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseSerialGC"})
public class BurstSimulationBenchmark {

    /** A built-in model. */
    @Param({"paper-no-network", "paper-veth", "paper-ipvlan", "paper-ipvtap", "paper-tc-routing", "paper-pooled"})
    public String model = "paper-ipvtap";

    /** Limits, as on the command line. */
    @Param({"unlimited", "AddCNI=12;Cgroup=3;AttachIf=4;StartVM=80"})
    public String limits = "unlimited";

    private PipelineModel loaded = new BuiltInModels().load("paper-figure-13");
    private BurstSimulation simulation = new BurstSimulation(loaded);
    private Limits parsed = Limits.unlimited();
    private long seed;

    /** Reads model and limits. */
    @Setup
    public void read() {
        loaded = new BuiltInModels().load(model);
        simulation = new BurstSimulation(loaded);
        parsed = Limits.parse(limits.replace(';', ','));
    }

    /**
     * One burst, with another seed each.
     *
     * @return its makespan
     */
    @Benchmark
    public double burst() {
        return simulation.run(loaded.burst(), parsed, seed++).makespan();
    }
}
