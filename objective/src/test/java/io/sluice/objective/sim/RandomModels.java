package io.sluice.objective.sim;

import io.sluice.limiter.Limits;
import io.sluice.objective.sim.ModelStep.Cpu;
import io.sluice.objective.sim.ModelStep.Hold;
import io.sluice.objective.sim.ModelStep.Repeat;
import io.sluice.objective.sim.ModelStep.Sleep;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Small models of every kind: two mutexes and a spin lock, taken inside one another in that order, one to four stages. */
final class RandomModels extends DomainContextBase {

    static final List<String> LOCKS = List.of("outer", "inner", "spin");

    @Provide
    Arbitrary<PipelineModel> models() {
        Arbitrary<Integer> cores = Arbitraries.of(1, 2, 3, 8, 64);
        Arbitrary<Double> oversubscription = Arbitraries.of(0.0, 0.05, 1.0);
        Arbitrary<Double> wakeup = Arbitraries.of(0.0, 0.001, 0.2);
        Arbitrary<Double> bounce = Arbitraries.of(0.0, 0.001, 0.2);
        Arbitrary<List<ModelStage>> stages = steps(0).list()
                .ofMinSize(0)
                .ofMaxSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(RandomModels::named);
        return Combinators.combine(cores, oversubscription, wakeup, bounce, stages)
                .as((c, kappa, wake, late, list) -> PipelineModel.of("random", 10, c, locks(wake, late), list)
                        .with(new Cores(c, kappa)));
    }

    @Provide
    Arbitrary<Limits> limits() {
        Arbitrary<Integer> limit = Arbitraries.of(1, 2, 3, 5, 1000);
        return Combinators.combine(limit, limit, limit, limit)
                .as((a, b, c, d) -> Limits.unlimited()
                        .with("S0", a)
                        .with("S1", b)
                        .with("S2", c)
                        .with("S3", d));
    }

    private static List<ModelLock> locks(double wakeup, double bounce) {
        return List.of(ModelLock.mutex("outer", wakeup), ModelLock.mutex("inner"), ModelLock.spin("spin", bounce));
    }

    private static List<ModelStage> named(List<List<ModelStep>> stages) {
        return java.util.stream.IntStream.range(0, stages.size())
                .mapToObj(i -> new ModelStage("S" + i, i != 2, stages.get(i)))
                .toList();
    }

    /** A step that takes only locks from {@code from} on. */
    private static Arbitrary<ModelStep> steps(int from) {
        Arbitrary<ModelStep> plain = Combinators.combine(times(), Arbitraries.of(true, false))
                .as((time, sleeps) -> sleeps ? new Sleep(time) : new Cpu(time));
        if (from == LOCKS.size()) {
            return plain;
        }
        Arbitrary<ModelStep> hold = Arbitraries.integers()
                .between(from, LOCKS.size() - 1)
                .flatMap(lock ->
                        steps(lock + 1).list().ofMaxSize(2).map(inner -> (ModelStep) new Hold(LOCKS.get(lock), inner)));
        Arbitrary<ModelStep> repeat =
                hold.list().ofMinSize(1).ofMaxSize(2).map(inner -> (ModelStep) new Repeat(2, inner));
        return Arbitraries.oneOf(plain, hold, repeat);
    }

    private static Arbitrary<StepTime> times() {
        return Arbitraries.of(
                StepTime.fixed(0),
                StepTime.fixed(1),
                StepTime.fixed(0.25),
                StepTime.exponential(0.5),
                StepTime.logNormal(0.3, 1));
    }
}
