package io.sluice.objective.burst;

import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.Startup.Failed;
import io.sluice.objective.burst.Startup.Reachable;
import java.util.List;

/**
 * What was measured of one burst. Immutable; all times but those of the startups in seconds.
 *
 * @param limits that held
 * @param stages gated stages, in order
 * @param startups by index
 * @param elapsed from the release until the last startup ended or the burst was stopped
 * @param cutOff whether the burst was stopped because its metric exceeded the cutoff
 * @param cpu what the burst cost
 * @param releaseSpread from the first to the last startup that queued at the first gate
 * @param teardown how the host became what it was before
 * @param host what it ran on
 */
public record BurstResult(
        Limits limits,
        List<String> stages,
        List<Startup> startups,
        double elapsed,
        boolean cutOff,
        Cpu cpu,
        double releaseSpread,
        Teardown teardown,
        HostInfo host) {

    /** Copies the lists. */
    public BurstResult {
        stages = List.copyOf(stages);
        startups = List.copyOf(startups);
    }

    /**
     * Processor seconds between the release and the end of the burst.
     *
     * @param total of the whole host, kernel threads and other programs included
     * @param driver of what drives and measures, all but the profile's commands
     * @param spawning the part of {@code driver} that went into starting the profile's commands, not into steps that the
     *     starting process does itself
     */
    public record Cpu(double total, double driver, double spawning) {}

    /**
     * Seconds after the end of the burst.
     *
     * @param total until the host was as before
     * @param lastExit until the last process of the burst was gone; all get SIGKILL together, at the end of the burst
     * @param settling the part of {@code total} that was spent waiting for the kernel to remove what it removes by itself
     */
    public record Teardown(double total, double lastExit, double settling) {}

    /** How many startups there were. */
    public int size() {
        return startups.size();
    }

    /** Startups that failed, by index. */
    public List<Startup> failures() {
        return startups.stream().filter(s -> s.outcome() instanceof Failed).toList();
    }

    /** Startup times of the reachable containers, in seconds, by index. */
    public double[] startupTimes() {
        return startups.stream()
                .map(Startup::outcome)
                .filter(Reachable.class::isInstance)
                .mapToDouble(outcome -> ((Reachable) outcome).at() / 1e9)
                .toArray();
    }

    /**
     * Lower bounds of the startup times that count, in seconds, by index: the time itself where the container was
     * reachable, and how long the burst ran where the startup was stopped. A failed startup has no time.
     */
    public double[] startupTimeBounds() {
        return startups.stream()
                .filter(s -> !(s.outcome() instanceof Failed))
                .mapToDouble(s -> s.outcome() instanceof Reachable r ? r.at() / 1e9 : elapsed)
                .toArray();
    }

    /** Seconds from the release to the last reachable container; 0 if none was. */
    public double makespan() {
        return Statistics.max(startupTimes());
    }

    /** Seconds queued at and held in one stage, of the startups that left it. */
    public StageTimes stageTimes(String stage) {
        List<StageSpan> spans = startups.stream()
                .flatMap(s -> s.spans().stream())
                .filter(span -> span.stage().equals(stage))
                .toList();
        return new StageTimes(
                stage,
                spans.stream().mapToDouble(StageSpan::queuedSeconds).toArray(),
                spans.stream().mapToDouble(StageSpan::heldSeconds).toArray());
    }

    /** Means per gated stage, in order. */
    public List<StageMeans> stageMeans() {
        return stages.stream().map(this::stageTimes).map(StageTimes::means).toList();
    }

    /**
     * Times of one stage.
     *
     * @param stage the stage
     * @param queued seconds, one a startup
     * @param held seconds, one a startup
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and dropped; never compared
    public record StageTimes(String stage, double[] queued, double[] held) {
        /** Their means. */
        public StageMeans means() {
            return new StageMeans(stage, Statistics.mean(queued), Statistics.mean(held));
        }
    }
}
