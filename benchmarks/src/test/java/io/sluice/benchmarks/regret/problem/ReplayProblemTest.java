package io.sluice.benchmarks.regret.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.regret.problem.Recording.Burst;
import io.sluice.objective.Evaluation;
import io.sluice.objective.StageMeans;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayProblemTest {
    /** Two stages, one point repeated. */
    private static final String CSV = """
            number,at,burst,A,B,mean,cpu,A.queued,A.held,B.queued,B.held
            1,0,10,,,1.0,2,0,0.1,0,0.2
            2,1,10,3,,2.0,3,0.4,0.1,0.2,0.3
            3,2,10,3,,8.0,12,0.1,0.4,0.2,0.3
            4,3,10,,5,3.0,1,0,0,0,0
            """;

    @Test
    void recording_groupsRepeatedPoints_withEmptyAsTheBurst() {
        Recording recording = Recording.parse(CSV, "mean");
        assertEquals(List.of("A", "B"), recording.stages());
        assertEquals(List.of(List.of(10, 10), List.of(3, 10), List.of(10, 5)), recording.points());
        // One burst without limits: the drift is flat. ln 2 and ln 8 have mean ln 4.
        double[] means = recording.means().stream().mapToDouble(Burst::metric).toArray();
        assertArrayEquals(new double[] {0, Math.log(4), Math.log(3)}, means, 1e-12);
        double[] noise = recording.noise().stream().mapToDouble(Burst::metric).toArray();
        double stretched = Math.sqrt(2) * Math.log(2);
        assertArrayEquals(new double[] {-stretched, stretched}, noise, 1e-12);
    }

    @Test
    void recording_keepsTheMeanTimesOfEachPoint_andWhatSingleBurstsDeviatedIn() {
        Recording recording = Recording.parse(CSV, "mean");
        Burst mean = recording.means().get(1);
        assertEquals(Math.log(6), mean.cpu(), 1e-12);
        assertEquals(List.of(Math.log(0.2), Math.log(0.2)), rounded(mean.queued()));
        assertEquals(List.of(Math.log(0.2), Math.log(0.3)), rounded(mean.held()));
        double stretched = Math.sqrt(2) * Math.log(2);
        Burst second = recording.noise().get(1);
        assertEquals(stretched, second.cpu(), 1e-12);
        assertEquals(-stretched, second.queued().get(0), 1e-12);
        assertEquals(stretched, second.held().get(0), 1e-12);
        assertEquals(0, second.held().get(1), 1e-12);
    }

    private static List<Double> rounded(List<Double> logs) {
        return logs.stream()
                .map(log -> Math.log(Math.rint(Math.exp(log) * 1e9) / 1e9))
                .toList();
    }

    @Test
    void draws_tellOfStages_andOfProcessorTime() {
        Problem problem = Problems.named("real-makespan").get(0);
        Problem.Session session = problem.open(5);
        Map<String, Object> unlimited = problem.space().baseline();
        double[] values = new double[20];
        double[] cpu = new double[20];
        for (int i = 0; i < values.length; i++) {
            Evaluation.Measured draw = (Evaluation.Measured) session.evaluate(unlimited, OptionalDouble.empty());
            double pace = draw.value() / problem.truth(unlimited);
            values[i] = draw.value();
            cpu[i] = draw.cpuSeconds().orElseThrow();
            assertEquals(
                    List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM"),
                    draw.stages().stream().map(StageMeans::name).toList());
            // Without limits nobody queues, and AttachIf was held for 0.32 s on average in the recording.
            assertTrue(draw.stages().get(0).queued() / pace < 0.05, draw.stages() + " at pace " + pace);
            assertEquals(0.3, draw.stages().get(3).held() / pace, 0.1);
        }
        // 0.93 over all recorded deviations.
        assertTrue(new PearsonsCorrelation().correlation(values, cpu) > 0.8);
    }

    @Test
    void recording_takesOutADriftThatAllBurstsShare() {
        StringBuilder csv = new StringBuilder("number,at,burst,A,mean,cpu,A.queued,A.held\n");
        for (int i = 0; i < 400; i++) {
            double drift = i < 200 ? 1 : 1.5;
            String limit = i % 2 == 0 ? "" : "2";
            double value = i % 2 == 0 ? drift : 3 * drift;
            csv.append("%d,0,10,%s,%s,1,0,0%n".formatted(i, limit, value));
        }
        Recording recording = Recording.parse(csv.toString(), "mean");
        assertEquals(
                Math.log(3),
                recording.means().get(1).metric() - recording.means().get(0).metric(),
                2e-3);
        double[] noise = recording.noise().stream().mapToDouble(Burst::metric).toArray();
        // Only near the step, which the kernel smooths, does some of it remain.
        for (int i = 0; i < 70; i++) {
            assertEquals(noise[0], noise[i], 0.01);
            assertEquals(noise[0], noise[noise.length - 1 - i], 0.01);
        }
    }

    @Test
    void regression_ofTwoPoints_isTheWeightedMean() {
        KernelRegression regression = KernelRegression.fit(new double[][] {{0}, {1}}, new double[] {2, 4});
        assertEquals(3, regression.at(new double[] {0.5}), 1e-12);
        double h = regression.bandwidths()[0];
        double near = Math.exp(-0.5 * 0.2 * 0.2 / h / h);
        double far = Math.exp(-0.5 * 0.8 * 0.8 / h / h);
        assertEquals((2 * near + 4 * far) / (near + far), regression.at(new double[] {0.2}), 1e-12);
        assertEquals(2, regression.leaveOneOutError(), 1e-12);
    }

    @Test
    void regression_widensAlongCoordinatesThatDoNothing() {
        double[][] points = new double[100][];
        double[] values = new double[100];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {i % 10 / 9.0, (i * 7 % 100) / 99.0};
            values[i] = Math.sin(6 * points[i][0]);
        }
        double[] bandwidths = KernelRegression.fit(points, values).bandwidths();
        assertTrue(bandwidths[0] < 0.1 && bandwidths[1] > 3 * bandwidths[0]);
    }

    /** The figures of docs/regret.md: noise, error at points not seen, spread of all points. */
    @ParameterizedTest
    @CsvSource({"real-mean, 0.031, 0.064, 0.112", "real-makespan, 0.025, 0.059, 0.078"})
    void landscape_saysMoreThanTheMean_ofPointsNotSeen(String name, double noise, double error, double spread) {
        ReplayProblem problem = (ReplayProblem) Problems.named(name).get(0);
        assertEquals(noise, problem.noise(), 0.0005);
        assertEquals(error, problem.heldOutError(), 0.0005);
        assertEquals(spread, problem.spread(), 0.0005);
    }
}
