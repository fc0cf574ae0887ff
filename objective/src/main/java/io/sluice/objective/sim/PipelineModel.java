package io.sluice.objective.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A host and how it starts one container, as data. Immutable; a model that exists can be run: its locks are known and
 * cannot deadlock.
 *
 * @param name letters, digits, dots, dashes
 * @param description for a person, one line
 * @param burst how many startups a burst has where nothing else is said; 1 to 100000
 * @param cores the processors
 * @param variation how bursts differ from one another
 * @param teardown seconds a startup that it takes to remove a burst; at least 0
 * @param locks what startups contend for
 * @param stages in order, at least one
 */
public record PipelineModel(
        String name,
        String description,
        int burst,
        Cores cores,
        RunVariation variation,
        double teardown,
        List<ModelLock> locks,
        List<ModelStage> stages) {

    /** The largest burst that can be simulated. */
    public static final int MAX_BURST = 100_000;

    /** Checks the members against one another and copies the lists. */
    public PipelineModel {
        Require.within("burst", burst, 1, MAX_BURST);
        Require.notNegative("teardown", teardown);
        locks = List.copyOf(locks);
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new ModelException("the model " + name + " has no stage: at least one is needed");
        }
        requireDistinct("stage", stages.stream().map(ModelStage::name).toList());
        requireDistinct("lock", locks.stream().map(ModelLock::name).toList());
        requireCoreForEachSpinLock(name, locks, cores);
        new LockOrder(locks).check(stages);
    }

    /** A model without noise, oversubscription or teardown, for a burst of {@code burst}. */
    public static PipelineModel of(String name, int burst, int cores, List<ModelLock> locks, List<ModelStage> stages) {
        return new PipelineModel(name, name, burst, Cores.of(cores), RunVariation.none(), 0, locks, stages);
    }

    /** The same with other processors. */
    public PipelineModel with(Cores others) {
        return new PipelineModel(name, description, burst, others, variation, teardown, locks, stages);
    }

    /** The same with other differences between bursts. */
    public PipelineModel with(RunVariation other) {
        return new PipelineModel(name, description, burst, cores, other, teardown, locks, stages);
    }

    /** Names of the stages that pass a gate, in order. */
    public List<String> gatedStages() {
        return stages.stream().filter(ModelStage::gated).map(ModelStage::name).toList();
    }

    /** Whoever holds a spin lock keeps a core. */
    private static void requireCoreForEachSpinLock(String name, List<ModelLock> locks, Cores cores) {
        long spinLocks = locks.stream()
                .filter(lock -> lock.kind() == ModelLock.Kind.SPIN)
                .count();
        if (spinLocks > cores.count()) {
            throw new ModelException("the model " + name + " has " + spinLocks + " spin locks on " + cores.count()
                    + " cores: each holder keeps a core, so there may be no more spin locks than cores");
        }
    }

    private static void requireDistinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new ModelException(what + " '" + name + "' stands twice: give each its own name");
            }
        }
    }
}
