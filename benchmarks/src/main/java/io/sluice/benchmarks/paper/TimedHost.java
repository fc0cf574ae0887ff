package io.sluice.benchmarks.paper;

import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.HostInfo;
import java.util.List;

/** Adds up what bursts take on another host, their removal included. Not thread-safe. */
final class TimedHost implements BurstHost {

    private final BurstHost host;
    private double seconds;

    TimedHost(BurstHost host) {
        this.host = host;
    }

    /** Of the host's own time, so far. */
    double seconds() {
        return seconds;
    }

    @Override
    public BurstResult run(BurstRequest request) throws InterruptedException {
        BurstResult result = host.run(request);
        seconds += result.elapsed() + result.teardown();
        return result;
    }

    @Override
    public HostInfo info() {
        return host.info();
    }

    @Override
    public List<String> gatedStages() {
        return host.gatedStages();
    }

    @Override
    public int capacity() {
        return host.capacity();
    }

    @Override
    public void close() {
        host.close();
    }
}
