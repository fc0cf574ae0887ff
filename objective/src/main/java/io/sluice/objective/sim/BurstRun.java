package io.sluice.objective.sim;

import io.sluice.objective.burst.StageSpan;
import io.sluice.objective.sim.BurstObserver.What;
import io.sluice.objective.sim.PipelineProgram.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * One burst while it runs; used once. A startup is in one place at a time: in one of the queues of events, in the queue of a lock or
 * gate, ready to go on at this instant, or finished. Not thread-safe.
 */
final class BurstRun {

    private final PipelineProgram program;
    private final double[] times;
    private final int steps;
    private final double pace;
    private final int size;
    private final int cores;
    private final StageGate[] gates;
    private final SimulatedLock[] locks;
    private final BurstObserver observer;
    private final ProcessorClock clock;
    private final SimulatedBurst.Spans spans;
    private final EventQueue sleeping;
    private final EventQueue computing;
    private final StartupQueue ready = new StartupQueue();
    private final int[] positions;
    private final int[] spinLocksHeld;
    private final Asleep[] asleep;
    private final double[] finished;
    private int unfinished;
    private long events;

    BurstRun(
            PipelineModel model,
            PipelineProgram program,
            double[] times,
            double pace,
            StageGate[] gates,
            int size,
            BurstObserver observer) {
        this.program = program;
        this.times = times;
        this.steps = program.times().size();
        this.pace = pace;
        this.size = size;
        this.cores = model.cores().count();
        this.gates = gates;
        this.locks = model.locks().stream().map(SimulatedLock::new).toArray(SimulatedLock[]::new);
        this.observer = observer;
        this.clock = new ProcessorClock(model.cores(), size);
        this.spans = new SimulatedBurst.Spans(
                model.stages().stream().map(ModelStage::name).toList(), size);
        this.sleeping = new EventQueue(size);
        this.computing = new EventQueue(size);
        this.positions = new int[size];
        this.spinLocksHeld = new int[size];
        this.asleep = new Asleep[size];
        this.finished = new double[size];
        this.unfinished = size;
    }

    SimulatedBurst run() {
        for (int startup = 0; startup < size; startup++) {
            ready.add(startup);
        }
        proceedAll();
        while (unfinished > 0) {
            proceed(next());
            proceedAll();
        }
        return result();
    }

    /** Moves to the next event and returns whose it is. */
    private int next() {
        double wake = sleeping.firstInstant();
        double end = computing.firstInstant();
        double done = clock.timeOf(end);
        if (done < wake || (done == wake && isComputingFirst(wake))) {
            clock.advanceTo(done, end);
            clock.endComputing();
            return computing.removeFirst();
        }
        if (wake == Double.POSITIVE_INFINITY) {
            throw new IllegalStateException("no event is left with " + unfinished + " startups to go");
        }
        clock.advanceTo(wake);
        int startup = sleeping.removeFirst();
        switch (asleep[startup]) {
            case OFF_CORE -> {}
            case HOLDING -> clock.endHolding();
            case TAKING_OVER -> clock.endSpinning();
        }
        return startup;
    }

    /** Of two ends at one instant. */
    private boolean isComputingFirst(double instant) {
        return instant < Double.POSITIVE_INFINITY && computing.firstNumber() < sleeping.firstNumber();
    }

    private void proceedAll() {
        while (!ready.isEmpty()) {
            proceed(ready.remove());
        }
    }

    /** Follows the program until the startup has to wait or has finished. */
    private void proceed(int startup) {
        int position = positions[startup];
        boolean goesOn = true;
        while (goesOn) {
            int argument = program.argument(position);
            goesOn = switch (program.instruction(position++)) {
                case COMPUTE -> compute(startup, times[startup * steps + argument]);
                case SLEEP -> sleep(startup, times[startup * steps + argument], Asleep.OFF_CORE);
                case LOCK -> lock(startup, argument);
                case UNLOCK -> unlock(startup, argument);
                case ENTER -> enter(startup, argument);
                case LEAVE -> leave(startup, argument);
                case FINISH -> finish(startup);
            };
        }
        positions[startup] = position;
    }

    private boolean compute(int startup, double seconds) {
        if (seconds == 0) {
            return true;
        }
        if (spinLocksHeld[startup] > 0) {
            clock.beginHolding();
            return sleep(startup, seconds, Asleep.HOLDING);
        }
        computing.add(startup, clock.virtual() + seconds, events++);
        clock.beginComputing();
        return false;
    }

    /** Waits for an instant that does not depend on what else is runnable; returns whether it has come. */
    private boolean sleep(int startup, double seconds, Asleep as) {
        if (seconds == 0) {
            return true;
        }
        asleep[startup] = as;
        sleeping.add(startup, clock.now() + seconds, events++);
        return false;
    }

    private boolean lock(int startup, int number) {
        SimulatedLock lock = locks[number];
        observer.happened(What.LOCK_WANTED, number, startup, clock.now());
        if (lock.isHeld()) {
            lock.queue(startup, clock.now());
            if (lock.spins()) {
                clock.beginSpinning();
            }
            return false;
        }
        lock.take(clock.now());
        spinLocksHeld[startup] += lock.spins() ? 1 : 0;
        observer.happened(What.LOCK_OBTAINED, number, startup, clock.now());
        return true;
    }

    private boolean unlock(int startup, int number) {
        SimulatedLock lock = locks[number];
        lock.release(clock.now());
        spinLocksHeld[startup] -= lock.spins() ? 1 : 0;
        observer.happened(What.LOCK_RELEASED, number, startup, clock.now());
        if (lock.hasWaiter()) {
            int next = lock.handOver(clock.now());
            observer.happened(What.LOCK_OBTAINED, number, next, clock.now());
            goOn(next, lock);
        }
        return true;
    }

    /** A waiter has obtained the lock: it wakes up, and what it then computes first is one computation with that. */
    private void goOn(int startup, SimulatedLock lock) {
        if (lock.spins()) {
            takeOver(startup, pace * lock.transfer(cores));
        } else if (lock.wakeup() == 0) {
            ready.add(startup);
        } else {
            compute(startup, pace * lock.wakeup() + nextComputation(startup));
        }
    }

    /** Seconds of the startup's next step if that is a computation, which is then taken as done; else 0. */
    private double nextComputation(int startup) {
        int position = positions[startup];
        if (program.instruction(position) != Instruction.COMPUTE) {
            return 0;
        }
        positions[startup]++;
        return times[startup * steps + program.argument(position)];
    }

    /** Spins on until the lock's cache line has come. */
    private void takeOver(int startup, double seconds) {
        spinLocksHeld[startup]++;
        if (sleep(startup, seconds, Asleep.TAKING_OVER)) {
            clock.endSpinning();
            ready.add(startup);
        }
    }

    private boolean enter(int startup, int stage) {
        spans.queued(startup, stage, clock.now());
        observer.happened(What.STAGE_QUEUED, stage, startup, clock.now());
        boolean entered = gates[stage].enter(startup);
        if (entered) {
            entered(startup, stage);
        }
        return entered;
    }

    private void entered(int startup, int stage) {
        spans.entered(startup, stage, clock.now());
        observer.happened(What.STAGE_ENTERED, stage, startup, clock.now());
    }

    private boolean leave(int startup, int stage) {
        spans.left(startup, stage, clock.now());
        observer.happened(What.STAGE_LEFT, stage, startup, clock.now());
        gates[stage].leave();
        if (gates[stage].canAdmit()) {
            int next = gates[stage].admit();
            entered(next, stage);
            ready.add(next);
        }
        return true;
    }

    private boolean finish(int startup) {
        finished[startup] = clock.now();
        unfinished--;
        return false;
    }

    /** Why a startup is in the heap of real time. */
    private enum Asleep {
        /** It does without a core. */
        OFF_CORE,
        /** It computes on a core of its own, as it holds a spin lock. */
        HOLDING,
        /** A spin lock is on its way to it. */
        TAKING_OVER
    }

    private SimulatedBurst result() {
        List<List<StageSpan>> all = new ArrayList<>(size);
        List<LockUse> uses = new ArrayList<>(locks.length);
        for (int startup = 0; startup < size; startup++) {
            all.add(spans.of(startup));
        }
        for (SimulatedLock lock : locks) {
            uses.add(lock.use());
        }
        return new SimulatedBurst(all, finished, uses, clock.use(), events);
    }
}
