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
        // The shells sleep now, and asking hundreds of them takes this process milliseconds, so its own time comes
        // last.
        this.shellsBefore = shells.cpuSeconds();
        this.neighbour = neighbour.map(NeighbourProcess::cpuClock);
        this.self = new ThreadClock(ProcessHandle.current().pid());
        this.totalBefore = ProcFiles.busySeconds();
    }

    /**
     * What was used.
     *
     * @param writes processor seconds that the shells spent on the profile's own steps, which are not the driver's
     */
    Cpu read(double writes) {
        double total = ProcFiles.busySeconds() - totalBefore;
        // Before the shells', for the same reason.
        double events = self.seconds() + neighbour.map(ThreadClock::seconds).orElse(0.0);
        return cpu(total, events, shells.cpuSeconds() - shellsBefore, writes);
    }

    /** What the writes took is the estimate of a sample, and may come out as more than the shells took in all. */
    static Cpu cpu(double total, double events, double shells, double writes) {
        double spawning = Math.max(0, shells - writes);
        return new Cpu(total, events + spawning, spawning);
    }
}
