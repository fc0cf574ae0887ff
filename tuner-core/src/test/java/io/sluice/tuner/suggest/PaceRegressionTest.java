package io.sluice.tuner.suggest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceRegressionTest {
    private static final int BURSTS = 24;

    /** Bursts at random limits of two stages, of which the second burns processors by contention. */
    private static final class Bursts {
        final List<double[]> limits;
        final double[] paces = new double[BURSTS];
        final double[][] held = new double[BURSTS][];
        final double[] cpu = new double[BURSTS];

        Bursts(long seed, double deviation) {
            Random random = new Random(seed);
            limits = IntStream.range(0, BURSTS)
                    .mapToObj(k -> new double[] {random.nextDouble(), random.nextDouble()})
                    .toList();
            for (int k = 0; k < BURSTS; k++) {
                paces[k] = deviation * random.nextGaussian();
                double factor = Math.exp(paces[k]);
                double contention = Math.pow(limits.get(k)[1], 2);
                held[k] = new double[] {0.1 * factor, (0.2 + 0.5 * contention) * factor};
                cpu[k] = 40 * (1 + 0.4 * contention) * factor;
            }
        }

        double[] estimates() {
            return PaceRegression.paces(limits, new boolean[2], held, cpu, new SplittableRandom(1));
        }
    }

    private static double deviation(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElseThrow();
        return Math.sqrt(Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] - b[k]).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void contention_is_told_from_pace(long seed) {
        Bursts bursts = new Bursts(seed, 0.05);

        double left = deviation(minus(bursts.estimates(), bursts.paces));

        assertTrue(left < 0.5 * deviation(bursts.paces), () -> "left " + left);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void what_limits_save_is_no_pace_even_where_stages_do_not_show_it(long seed) {
        Bursts bursts = new Bursts(seed, 0);
        for (int k = 0; k < BURSTS; k++) {
            double saved = Math.exp(0.2 * bursts.limits.get(k)[0]);
            bursts.held[k] = new double[] {0.1 * saved, 0.2 * saved};
            bursts.cpu[k] = 40 * saved;
        }

        double taken = deviation(bursts.estimates());

        assertTrue(taken < 0.2 * deviation(logs(bursts.cpu)), () -> "taken for pace " + taken);
    }

    private static double[] logs(double[] numbers) {
        return Arrays.stream(numbers).map(Math::log).toArray();
    }

    @Test
    void another_program_beside_one_burst_is_not_taken_for_its_pace_as_a_whole() {
        Bursts bursts = new Bursts(31, 0.02);
        double[] quiet = bursts.estimates();
        bursts.cpu[7] *= 2;

        double[] estimates = bursts.estimates();

        assertTrue(Math.abs(estimates[7]) < 0.2, () -> "of ln 2 " + estimates[7]);
        assertTrue(deviation(minus(estimates, quiet)) < 0.05);
    }

    @Test
    void bursts_that_take_the_same_processor_time_have_the_same_pace() {
        Bursts bursts = new Bursts(41, 0.05);
        Arrays.fill(bursts.cpu, 12);

        assertArrayEquals(new double[BURSTS], bursts.estimates(), 1e-6);
    }

    @Property(tries = 20, seed = "5201")
    void units_do_not_matter(@ForAll @DoubleRange(min = -25, max = 25) double logUnit) {
        Bursts bursts = new Bursts(51, 0.05);
        double[] seconds = bursts.estimates();
        double unit = Math.exp(logUnit);
        for (int k = 0; k < BURSTS; k++) {
            bursts.cpu[k] *= unit;
            bursts.held[k] = Arrays.stream(bursts.held[k]).map(h -> h * unit).toArray();
        }

        assertArrayEquals(seconds, bursts.estimates(), 1e-3);
    }

    @Test
    void a_stage_that_holds_nobody_does_no_harm() {
        Bursts bursts = new Bursts(61, 0.05);
        for (int k = 0; k < BURSTS; k++) {
            bursts.held[k] = new double[] {0, bursts.held[k][1]};
        }

        Arrays.stream(bursts.estimates()).forEach(p -> assertTrue(Double.isFinite(p)));
        assertEquals(BURSTS, bursts.estimates().length);
    }
}
