package io.sluice.objective.linux;

import io.sluice.objective.burst.BurstResult.Cpu;
import java.util.Optional;

/**
 * Processor time from its making to its reading. The whole host's is counted in ticks of 10 ms; the driver's own is a
 * few milliseconds of a small burst, so it is taken from the threads, which have a finer clock.
 */
final class CpuMeter {

    private final StartShells shells;
    private final Optional<ThreadClock> neighbour;
    private final ThreadClock self;
    private final double shellsBefore;
    private final double totalBefore;

    CpuMeter(StartShells shells, Optional<NeighbourProcess> neighbour) {
        this.shells = shells;
        // The shells sleep, and asking for the time of hundreds takes this process milliseconds: before and after its own.
        this.shellsBefore = shells.cpuSeconds();
        this.neighbour = neighbour.map(NeighbourProcess::cpuClock);
        this.self = new ThreadClock(ProcessHandle.current().pid());
        this.totalBefore = ProcFiles.busySeconds();
    }

    Cpu read() {
        double total = ProcFiles.busySeconds() - totalBefore;
        double events = self.seconds() + neighbour.map(ThreadClock::seconds).orElse(0.0);
        double spawning = shells.cpuSeconds() - shellsBefore;
        return new Cpu(total, events + spawning, spawning);
    }
}
