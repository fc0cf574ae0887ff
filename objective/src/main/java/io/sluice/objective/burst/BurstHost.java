package io.sluice.objective.burst;

import java.util.List;

/** Something that runs bursts, one after the other. Not thread-safe. */
public interface BurstHost extends AutoCloseable {

    /**
     * Runs one burst and leaves the host as it was before.
     *
     * @throws InterruptedException if the thread was interrupted; the burst has been stopped and removed
     * @throws BurstException if the host could not run it; what the burst had made has been removed
     */
    BurstResult run(BurstRequest request) throws InterruptedException;

    /** What this host is. */
    HostInfo info();

    /** Stages that pass a gate, in order. */
    List<String> gatedStages();

    /** The largest burst that this host can run. */
    int capacity();

    /** Removes whatever was set up. */
    @Override
    void close();
}
