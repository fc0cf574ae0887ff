package io.sluice.cli.tune;

import io.sluice.cli.support.Site.ThisHost;
import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.HostInfo;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.TunerBuilder;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/** Opens the study of a tuning: one limit a gated stage, and a definition that only the same tuning can resume. Stateless. */
final class StudyOpener {
    private StudyOpener() {}

    static Tuner open(TuneRequest request, BurstHost host, Clock clock) {
        List<Limit> limits = host.gatedStages().stream()
                .map(stage -> new Limit(stage, request.burst()))
                .toList();
        HostInfo info = host.info();
        TunerBuilder builder = Tuner.minimizing(SearchSpace.of(limits))
                .seed(request.seed())
                .cores(info.cores())
                .journal(request.study())
                .resume(request.resume())
                .clock(clock)
                .definition("objective", "burst")
                .definition("burst", Integer.toString(request.burst()))
                .definition("metric", request.metric().toString())
                .definition("maxFailed", Integer.toString(request.maxFailed()))
                .definition("profile", info.profile());
        if (request.site() instanceof ThisHost real) {
            builder.definition("profileText", sha256(real.profile().text()));
        }
        return builder.definition("runtime", info.runtime())
                .definition("cgroup", info.cgroup())
                .definition("host", info.fingerprint())
                .build();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
