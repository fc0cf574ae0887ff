package io.sluice.tuner;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.tuner.suggest.RandomSuggester;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** Whole studies on a noisy synthetic burst, judged by the noise-free value of what they recommend. */
class EndToEndTest {
    private static final int SEEDS = 12;
    private static final int TRIALS = 20;

    private static double recommended(long seed, UnaryOperator<TunerBuilder> settings) {
        try (Tuner tuner = settings.apply(
                        Tuner.minimizing(Synthetic.SPACE).seed(seed).cores(2))
                .build()) {
            return Synthetic.seconds(tuner.run(candidate -> Synthetic.evaluate(candidate, 5), Budget.trials(TRIALS))
                    .parameters());
        }
    }

    /** One-sided paired t test of the logarithms over seeds 1 to 12, at a significance of 0.01. */
    @Test
    void gaussianProcess_recommendsBetterPointsThanRandomSearch() {
        double[] differences = new double[SEEDS];
        for (int i = 0; i < SEEDS; i++) {
            double tuned = recommended(i + 1, settings -> settings);
            double random = recommended(i + 1, settings -> settings.suggester(new RandomSuggester()));
            differences[i] = Math.log(random / tuned);
        }
        double t = t(differences);
        double critical = new TDistribution(null, SEEDS - 1.0).inverseCumulativeProbability(0.99);
        assertTrue(t > critical, () -> "t is " + t + ", needed is " + critical);
    }

    private static double t(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return mean / Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /** No limits take 21.5 s; the best is 7.03 s. */
    @Test
    void everySeed_beatsTheBaselineByFar() {
        for (long seed = 21; seed <= 26; seed++) {
            double seconds = recommended(seed, settings -> settings);
            assertTrue(seconds < 8.5, "seed " + seed + " recommends " + seconds + " s");
        }
    }
}
