package io.sluice.tuner.proof;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.tuner.proof.PairedProof.Evaluator;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.study.RandomStreams;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Simulated proofs on a host that drifts between pairs and has multiplicative noise within them. */
class CoverageTest {
    private static final int STUDIES = 300;
    private static final int PAIRS = 8;

    private static GainEstimate study(int number, double trueRatio) throws Exception {
        RandomStreams streams = new RandomStreams(1);
        RandomGenerator noise = streams.stream(number, "noise");
        double[] drift = {0, 0};
        Evaluator<Double> host = ratio -> {
            if (drift[0]++ % 2 == 0) {
                drift[1] += 0.1 * noise.nextGaussian();
            }
            return Map.of("makespan", 20 * ratio * Math.exp(drift[1] + 0.05 * noise.nextGaussian()));
        };
        var proof = new PairedProof<>(1.0, trueRatio, PAIRS, Goal.MINIMIZE, "makespan", new RandomStreams(number));
        return assertInstanceOf(ProofOutcome.Estimated.class, proof.run(List.of(), host, pair -> {}))
                .decisive();
    }

    /** A correct 95 % interval covers 285 of 300 on average, with a standard deviation of 3.8. */
    @Test
    void interval_coversTheTrueGain_in93To97PercentOfStudies() throws Exception {
        int covered = 0;
        for (int number = 1; number <= STUDIES; number++) {
            if (study(number, 0.9).ci95().orElseThrow().contains(0.1)) {
                covered++;
            }
        }
        int found = covered;
        assertTrue(found >= 0.93 * STUDIES && found <= 0.97 * STUDIES, () -> found + " of " + STUDIES + " covered");
    }

    /** Without a gain 2.5 % of studies are called significant: at most 5 % of 300 with probability 0.995. */
    @Test
    void withoutAGain_significanceIsRare() throws Exception {
        int significant = 0;
        for (int number = 1; number <= STUDIES; number++) {
            if (study(number, 1).significant()) {
                significant++;
            }
        }
        int found = significant;
        assertTrue(found >= 1 && found <= 0.05 * STUDIES, () -> found + " of " + STUDIES + " significant");
    }

    /** 10 % gain against a standard error of 0.05 √2 / √8 = 2.5 %: power above 0.9 for 8 pairs. */
    @Test
    void withAGain_significanceIsCommon() throws Exception {
        int significant = 0;
        for (int number = 1; number <= STUDIES; number++) {
            if (study(number, 0.9).significant()) {
                significant++;
            }
        }
        int found = significant;
        assertTrue(found >= 0.85 * STUDIES, () -> found + " of " + STUDIES + " significant");
    }
}
