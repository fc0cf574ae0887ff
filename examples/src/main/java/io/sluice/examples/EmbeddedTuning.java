package io.sluice.examples;

import static io.sluice.tuner.space.Parameters.choice;
import static io.sluice.tuner.space.Parameters.limit;

import io.sluice.limiter.Limits;
import io.sluice.limiter.Permit;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.Budget;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.SearchSpace;
import io.sluice.tuner.study.Recommendation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** The tuner and the limiter in a program of one's own: tunes a made-up burst, then passes a gate. */
public final class EmbeddedTuning {
    private static final int BURST = 400;
    private static final double NOISE = 0.03;

    private EmbeddedTuning() {}

    /** Runs it in a new folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("embedded-tuning");
        Path limits = folder.resolve("limits.json");
        LimitsFiles.write(LimitsFile.of(Limits.of(Map.of("AddCNI", 3))), limits);
        tuneAndLimit(folder.resolve("study"), limits);
    }

    static void tuneAndLimit(Path study, Path limitsFile) throws IOException, InterruptedException {
        // tag::embedding
        var space = SearchSpace.of(limit("NetNS", 400), limit("AddCNI", 400), choice("runtime", "runc", "crun"));
        try (var tuner = Tuner.minimizing(space).seed(1).journal(study).build()) {
            Recommendation best = tuner.run(candidate -> Evaluation.of(seconds(candidate)), Budget.trials(20));
            System.out.println(best.parameters() + " " + best.mean() + " ± " + best.sd());
        }

        Limits limits = LimitsFiles.read(limitsFile).toLimits();
        try (var limiter = new StageLimiter(limits);
                var permit = limiter.acquire("AddCNI", Duration.ofSeconds(30))) {
            attach(permit);
        }
        // end::embedding
    }

    /** Makespan of a burst that does not exist, with 3 % noise; what is measured in earnest stands here. */
    static double seconds(Candidate candidate) {
        double runtime = candidate.choice("runtime").equals("crun") ? 1 : 1.5;
        double burst = stage(candidate.integer("NetNS"), 0.04, 0.02) + stage(candidate.integer("AddCNI"), 0.02, 0.05);
        double noise = new SplittableRandom(candidate.seed()).nextGaussian(0, NOISE);
        return (runtime + burst) * Math.exp(noise);
    }

    /** N / L rounds of work, each slower by the others who contend for the same lock. */
    private static double stage(long limit, double work, double contention) {
        return BURST * work / limit + contention * limit;
    }

    private static void attach(Permit permit) {
        System.out.println("attaching, with a permit for " + permit.stage());
    }
}
