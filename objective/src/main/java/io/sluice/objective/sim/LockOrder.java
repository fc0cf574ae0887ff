package io.sluice.objective.sim;

import io.sluice.objective.sim.ModelLock.Kind;
import io.sluice.objective.sim.ModelStep.Hold;
import io.sluice.objective.sim.ModelStep.Repeat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses models that could deadlock: a lock taken inside another orders the two, and no lock may come, through however
 * many others, before itself; and no mutex is taken inside a spin lock, whose waiters could keep the mutex's holder from
 * every core.
 */
final class LockOrder {

    private final Map<String, Set<String>> inner = new LinkedHashMap<>();
    private final Set<String> spinning = new LinkedHashSet<>();

    LockOrder(List<ModelLock> locks) {
        locks.forEach(lock -> inner.put(lock.name(), new LinkedHashSet<>()));
        locks.stream().filter(lock -> lock.kind() == Kind.SPIN).forEach(lock -> spinning.add(lock.name()));
    }

    /** Throws {@link ModelException} for an unknown lock or a possible deadlock. */
    void check(List<ModelStage> stages) {
        stages.forEach(stage -> collect(stage.steps(), new ArrayDeque<>()));
        inner.keySet().forEach(lock -> search(lock, new LinkedHashSet<>()));
    }

    private void collect(List<ModelStep> steps, Deque<String> held) {
        for (ModelStep step : steps) {
            if (step instanceof Repeat repeat) {
                collect(repeat.steps(), held);
            } else if (step instanceof Hold hold) {
                add(hold.lock(), held);
                held.push(hold.lock());
                collect(hold.steps(), held);
                held.pop();
            }
        }
    }

    private void add(String lock, Deque<String> held) {
        if (!inner.containsKey(lock)) {
            throw new ModelException("there is no lock '" + lock + "': the model has "
                    + (inner.isEmpty() ? "none" : String.join(", ", inner.keySet())) + "; name it under locks");
        }
        for (String outer : held) {
            if (spinning.contains(outer) && !spinning.contains(lock)) {
                throw new ModelException("the mutex " + lock + " is taken inside the spin lock " + outer
                        + ", whose holder must not sleep: take the mutex first, or make both spin locks");
            }
            inner.getOrDefault(outer, Set.of()).add(lock);
        }
    }

    private void search(String lock, Set<String> path) {
        if (!path.add(lock)) {
            throw new ModelException("the locks " + String.join(" > ", path) + " > " + lock
                    + " are taken inside one another in a circle, which can deadlock: take them in one order");
        }
        inner.getOrDefault(lock, Set.of()).forEach(next -> search(next, path));
        path.remove(lock);
    }
}
