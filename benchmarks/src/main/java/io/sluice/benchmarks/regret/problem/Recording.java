package io.sluice.benchmarks.regret.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A metric of recorded bursts at many limits, without the host's slow drift. Immutable.
 *
 * <p>Drift: the log metric of the bursts without limits, smoothed over the number of the burst by a Gaussian kernel of
 * standard deviation {@value #DRIFT_BURSTS}, less its mean over all bursts, is taken from the logarithms of the metric, of
 * the times of stages and of the processor time of every burst.
 *
 * @param stages whose limits were set
 * @param high the limit that is no limit: the burst's size
 * @param points distinct limits in the order of stages
 * @param means of what the bursts at each point were like
 * @param noise what single bursts at points with limits that were run more than once were like, less those means, stretched
 *     by √(n / (n − 1))
 */
record Recording(List<String> stages, int high, List<List<Integer>> points, List<Burst> means, List<Burst> noise) {
    static final double DRIFT_BURSTS = 16;
    private static final String HELD = ".held";
    private static final String QUEUED = ".queued";
    // Nobody waits, or holds, for less than the recording can show.
    private static final double LEAST_SECONDS = 5e-5;

    Recording {
        stages = List.copyOf(stages);
        points = List.copyOf(points);
        means = List.copyOf(means);
        noise = List.copyOf(noise);
    }

    /**
     * Natural logarithms of seconds, or differences of such.
     *
     * @param metric the metric
     * @param cpu processor time of the host
     * @param queued mean time in the queue of each stage
     * @param held mean time held of each stage
     */
    record Burst(double metric, double cpu, List<Double> queued, List<Double> held) {
        Burst {
            queued = List.copyOf(queued);
            held = List.copyOf(held);
        }

        /** f of each number of this and the same of another. */
        Burst with(Burst other, DoubleBinaryOperator f) {
            return new Burst(
                    f.applyAsDouble(metric, other.metric),
                    f.applyAsDouble(cpu, other.cpu),
                    with(queued, other.queued, f),
                    with(held, other.held, f));
        }

        /** f of each number. */
        Burst map(DoubleUnaryOperator f) {
            return with(this, (number, same) -> f.applyAsDouble(number));
        }

        private static List<Double> with(List<Double> a, List<Double> b, DoubleBinaryOperator f) {
            return IntStream.range(0, a.size())
                    .mapToObj(j -> f.applyAsDouble(a.get(j), b.get(j)))
                    .toList();
        }

        /** The sum of weight times each number of bursts, over the sum of the weights. */
        static Burst mean(List<Burst> bursts, double[] weights) {
            double total = Arrays.stream(weights).sum();
            return IntStream.range(0, weights.length)
                    .mapToObj(i -> bursts.get(i).map(number -> weights[i] / total * number))
                    .reduce((a, b) -> a.with(b, Double::sum))
                    .orElseThrow();
        }
    }

    /**
     * From what {@link io.sluice.benchmarks.record.RecordBursts} wrote.
     *
     * @param csv the text of the file
     * @param metric the column
     */
    static Recording parse(String csv, String metric) {
        List<String> lines = csv.lines().toList();
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<String> stages = header.stream()
                .filter(name -> name.endsWith(HELD))
                .map(name -> name.substring(0, name.length() - HELD.length()))
                .toList();
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        int high = Integer.parseInt(rows.get(0)[header.indexOf("burst")]);
        List<List<Integer>> limits = rows.stream()
                .map(row -> stages.stream()
                        .map(stage -> limit(row[header.indexOf(stage)], high))
                        .toList())
                .toList();
        List<Burst> bursts = rows.stream()
                .map(row -> burst(column -> row[header.indexOf(column)], metric, stages))
                .toList();
        return grouped(stages, high, limits, driftless(bursts, limits, high));
    }

    private static Burst burst(UnaryOperator<String> cells, String metric, List<String> stages) {
        return new Burst(
                log(cells.apply(metric)),
                log(cells.apply("cpu")),
                stages.stream().map(stage -> log(cells.apply(stage + QUEUED))).toList(),
                stages.stream().map(stage -> log(cells.apply(stage + HELD))).toList());
    }

    private static double log(String seconds) {
        return Math.log(Math.max(LEAST_SECONDS, Double.parseDouble(seconds)));
    }

    private static int limit(String cell, int high) {
        return cell.isEmpty() ? high : Integer.parseInt(cell);
    }

    private static boolean unlimited(List<Integer> limits, int high) {
        return limits.stream().allMatch(limit -> limit == high);
    }

    private static List<Burst> driftless(List<Burst> bursts, List<List<Integer>> limits, int high) {
        int[] anchors = IntStream.range(0, bursts.size())
                .filter(i -> unlimited(limits.get(i), high))
                .toArray();
        double[] drift = IntStream.range(0, bursts.size())
                .mapToDouble(i -> smooth(i, anchors, bursts))
                .toArray();
        double level = Arrays.stream(drift).average().orElseThrow();
        return IntStream.range(0, bursts.size())
                .mapToObj(i -> bursts.get(i).map(log -> log - drift[i] + level))
                .toList();
    }

    private static double smooth(int at, int[] anchors, List<Burst> bursts) {
        double sum = 0;
        double weights = 0;
        for (int anchor : anchors) {
            double distance = (at - anchor) / DRIFT_BURSTS;
            double weight = Math.exp(-distance * distance / 2);
            sum += weight * bursts.get(anchor).metric();
            weights += weight;
        }
        return sum / weights;
    }

    private static Recording grouped(List<String> stages, int high, List<List<Integer>> limits, List<Burst> bursts) {
        Map<List<Integer>, List<Burst>> byPoint = new LinkedHashMap<>();
        IntStream.range(0, bursts.size())
                .forEach(i -> byPoint.computeIfAbsent(limits.get(i), key -> new ArrayList<>())
                        .add(bursts.get(i)));
        List<Burst> means = new ArrayList<>();
        List<Burst> noise = new ArrayList<>();
        byPoint.forEach((point, there) -> {
            double[] alike = new double[there.size()];
            Arrays.fill(alike, 1);
            Burst mean = Burst.mean(there, alike);
            means.add(mean);
            int n = there.size();
            if (n > 1 && !unlimited(point, high)) {
                double stretch = Math.sqrt(n / (n - 1.0));
                there.forEach(burst -> noise.add(burst.with(mean, (a, b) -> stretch * (a - b))));
            }
        });
        return new Recording(stages, high, new ArrayList<>(byPoint.keySet()), means, noise);
    }
}
