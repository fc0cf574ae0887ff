package io.sluice.objective.linux;

import io.sluice.objective.burst.BurstResult.Cpu;
import java.lang.management.ManagementFactory;

/** Processor time from its making to its reading. */
final class CpuMeter {

    private final StartShells shells;
    private final NeighbourProcess neighbour;
    private final double shellsBefore;
    private final double ownBefore;
    private final double totalBefore;

    CpuMeter(StartShells shells, NeighbourProcess neighbour) {
        this.shells = shells;
        this.neighbour = neighbour;
        this.shellsBefore = shells.cpuSeconds();
        this.ownBefore = own();
        this.totalBefore = ProcFiles.busySeconds();
    }

    Cpu read() {
        double total = ProcFiles.busySeconds() - totalBefore;
        double own = own() - ownBefore;
        double spawning = shells.cpuSeconds() - shellsBefore;
        return new Cpu(total, own + spawning, spawning);
    }

    private double own() {
        return neighbour.cpuSeconds() + processCpuSeconds();
    }

    private static double processCpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getProcessCpuTime() / 1e9
                : 0;
    }
}
