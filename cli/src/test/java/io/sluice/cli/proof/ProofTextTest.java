package io.sluice.cli.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.Metric;
import io.sluice.tuner.proof.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made numbers: tuned / baseline is 0.8 and 0.8, so that the gain is 20 % with an interval of no width. */
class ProofTextTest {

    private static SideRun side(double scale) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("balanced", scale);
        metrics.put("makespan", 20 * scale);
        metrics.put("cpu", 0.05);
        return new SideRun(metrics, List.of(new StageMeans("Net", 0.1 * scale, 2 * scale)), 0.01, 0.0025);
    }

    private static PairRun pair(int number, double baseline, double tuned) {
        return new PairRun(number, Side.TUNED, side(baseline), side(tuned), 0);
    }

    private static final List<PairRun> PAIRS = List.of(pair(1, 1, 0.8), pair(2, 4, 3.2));

    @Test
    void limitsAreATable() {
        assertEquals("""
                  Stage      Limit
                  NetNS         12
                  Mount  unlimited
                """, ProofText.limits(Limits.parse("NetNS=12"), List.of("NetNS", "Mount")));
    }

    @Test
    void gainsAreATableOfGeometricMeans() {
        assertEquals("""
                  Metric              No limits   Limits    Gain     95 % interval
                  balanced (decides)    2.000 s  1.600 s  20.0 %  20.0 % to 20.0 %
                  makespan               40.0 s   32.0 s  20.0 %  20.0 % to 20.0 %
                  cpu                   50.0 ms  50.0 ms   0.0 %    0.0 % to 0.0 %
                """, ProofText.gains(Estimates.of(Metric.BALANCED, PAIRS)));
    }

    @Test
    void stagesAreATableOfMeans() {
        assertEquals("""
                  Stage  Queued before     after  Held before    after
                  Net         250.0 ms  200.0 ms      5.000 s  4.000 s
                """, ProofText.stages(PAIRS));
    }

    @Test
    void theDriversShareIsOfAllProcessorTime() {
        assertEquals(
                "20.0 % (starting commands 5.0 %, the rest 15.0 %)",
                DriverShare.ofPairs(PAIRS).toString());
    }

    @Test
    void theVerdictSaysWhatTheIntervalSays() {
        assertTrue(verdict(pair(1, 1, 0.8), pair(2, 1, 0.79)).startsWith("Proven: balanced is 20.5 % lower"));
        assertTrue(verdict(pair(1, 1, 0.8), pair(2, 1, 1.2)).startsWith("No gain proven: "));
        assertTrue(verdict(pair(1, 1, 1.2), pair(2, 1, 1.21)).startsWith("Worse: balanced is 20.5 % higher"));
    }

    private static String verdict(PairRun... pairs) {
        return ProofText.verdict(Estimates.of(Metric.BALANCED, List.of(pairs)));
    }

    @Test
    void aPairComesBackFromItsJson() {
        Map<String, Object> pick = new LinkedHashMap<>();
        pick.put("Net", 3L);
        PairRun run = new PairRun(7, Side.BASELINE, side(1.0 / 3), side(1e-9), 2);
        var json = PairJson.write(run, pick);

        assertEquals(run, PairJson.read(json));
        assertTrue(PairJson.isOf(json, pick));
        pick.put("Net", 4L);
        assertTrue(!PairJson.isOf(json, pick));
    }
}
