package io.sluice.cli.tune;

import io.sluice.cli.proof.Estimates;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.SimulationText;
import io.sluice.cli.support.Site.Simulation;
import io.sluice.cli.support.Version;
import io.sluice.limiter.Limits;
import io.sluice.limiter.file.BurstLimits;
import io.sluice.limiter.file.Evidence;
import io.sluice.limiter.file.HostInfo;
import io.sluice.limiter.file.Interval;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.limiter.file.LimitsFiles.Validation.Valid;
import io.sluice.limiter.file.TunerInfo;
import io.sluice.tuner.proof.GainEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes what came of a tuning to the limits file. Immutable. */
final class LimitsExport {
    private final TuneRequest request;

    LimitsExport(TuneRequest request) {
        this.request = request;
    }

    /** Refuses a place where the file could not be written in the end, before hours are spent. */
    void checkPlace() {
        Path out = request.out();
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.usage(
                    "--out is " + out + ": its folder does not exist; make it, or name another file");
        }
        if (Files.isDirectory(out)) {
            throw CommandFailure.usage("--out is " + out + ": that is a folder; name a file in it");
        }
        if (!Files.isWritable(folder)) {
            throw CommandFailure.usage("--out is " + out + ": its folder may not be written to; name another file");
        }
        if (request.site() instanceof Simulation
                && LimitsFiles.validate(out) instanceof Valid valid
                && SimulationText.model(valid.file()).isEmpty()) {
            throw CommandFailure.usage("--out is " + out + ": that file holds limits of a host, which those of a model"
                    + " must not replace; name another file");
        }
    }

    /** Replaces the file in one step. */
    void write(TuneResult result, Instant now) {
        try {
            LimitsFiles.write(file(result, now), request.out());
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "cannot write " + request.out() + ": " + e.getMessage()
                            + "; nothing is lost: make room or name another file with --out, then: "
                            + request.resumeLine(),
                    e);
        }
    }

    LimitsFile file(TuneResult result, Instant now) {
        Limits stages = result.exported(request);
        return new LimitsFile(
                OptionalLong.of(generation()),
                Optional.of(now),
                OptionalInt.of(request.burst()),
                Optional.of(request.metric().toString()),
                stages,
                List.of(new BurstLimits(request.burst(), stages)),
                Optional.of(evidence(result)),
                Optional.of(host(result.host())),
                Optional.of(
                        TunerInfo.of(Version.current(), request.study().toString(), request.seed(), result.trials())),
                Optional.empty());
    }

    private long generation() {
        return LimitsFiles.validate(request.out()) instanceof Valid valid
                ? valid.file().generation().orElse(0) + 1
                : 1;
    }

    private Evidence evidence(TuneResult result) {
        Optional<Limits> tried =
                Optional.of(result.pick().limits().match(result.stages()).limits());
        if (result.pick().isNoLimits()) {
            double value = result.pick().recommendation().mean();
            // The same on both sides, so that nothing is gained by definition.
            return evidence(value, value, 0, Optional.of(new Interval(0, 0)), 0, tried, false, Map.of());
        }
        Optional<Estimates> estimates = result.estimates(request);
        if (estimates.isEmpty()) {
            double tuned = result.pick().recommendation().mean();
            double gain = 1 - tuned / result.noLimits();
            return evidence(result.noLimits(), tuned, gain, Optional.empty(), 0, tried, false, Map.of());
        }
        GainEstimate gain = estimates.get().decisive();
        return evidence(
                gain.baseline(),
                gain.tuned(),
                gain.gain(),
                interval(gain),
                gain.pairs(),
                tried,
                gain.significant(),
                Map.of("metrics", metrics(estimates.get())));
    }

    private static Evidence evidence(
            double baseline,
            double tuned,
            double gain,
            Optional<Interval> interval,
            int pairs,
            Optional<Limits> tried,
            boolean significant,
            Map<String, Object> extra) {
        return new Evidence(
                known(baseline),
                known(tuned),
                known(gain),
                interval,
                OptionalInt.of(pairs),
                tried,
                Optional.of(significant),
                extra);
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Optional<Interval> interval(GainEstimate gain) {
        return gain.ci95().map(i -> new Interval(i.low(), i.high()));
    }

    private static Map<String, Object> metrics(Estimates estimates) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (GainEstimate gain : estimates.all()) {
            Map<String, Object> metric = new LinkedHashMap<>();
            metric.put("baseline", gain.baseline());
            metric.put("tuned", gain.tuned());
            metric.put("gain", gain.gain());
            gain.ci95().ifPresent(i -> metric.put("gainCi95", List.of(i.low(), i.high())));
            metrics.put(gain.metric(), metric);
        }
        return metrics;
    }

    private static HostInfo host(io.sluice.objective.burst.HostInfo host) {
        return HostInfo.of(
                host.kernel(), host.cores(), host.cgroup(), host.profile(), host.runtime(), host.fingerprint());
    }
}
