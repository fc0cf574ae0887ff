package io.sluice.benchmarks.regret.problem;

import io.sluice.objective.StageMeans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A metric of recorded bursts at many limits, without the host's slow drift. Immutable.
 *
 * <p>Drift: the log metric of the bursts without limits, smoothed over the number of the burst by a Gaussian kernel of
 * standard deviation {@value #DRIFT_BURSTS}, less its mean over all bursts, is taken from the log metric of every burst.
 *
 * @param stages whose limits were set
 * @param high the limit that is no limit: the burst's size
 * @param points distinct limits in the order of stages
 * @param means of the log metric of the bursts at each point
 * @param times mean seconds that the bursts at each point were queued at and held the stages, in the order of stages; with the
 *     drift, which is small beside what the limits do to them
 * @param noise log deviations from those means of the bursts at points with limits that were run more than once, stretched
 *     by √(n / (n − 1))
 */
record Recording(
        List<String> stages,
        int high,
        List<List<Integer>> points,
        List<Double> means,
        List<List<StageMeans>> times,
        List<Double> noise) {
    static final double DRIFT_BURSTS = 16;
    private static final String HELD = ".held";
    private static final String QUEUED = ".queued";

    Recording {
        stages = List.copyOf(stages);
        points = List.copyOf(points);
        means = List.copyOf(means);
        times = List.copyOf(times);
        noise = List.copyOf(noise);
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
        double[] logs = rows.stream()
                .mapToDouble(row -> Math.log(Double.parseDouble(row[header.indexOf(metric)])))
                .toArray();
        List<List<StageMeans>> times = rows.stream()
                .map(row -> stages.stream()
                        .map(stage -> new StageMeans(
                                stage,
                                Double.parseDouble(row[header.indexOf(stage + QUEUED)]),
                                Double.parseDouble(row[header.indexOf(stage + HELD)])))
                        .toList())
                .toList();
        return grouped(stages, high, limits, driftless(logs, limits, high), times);
    }

    private static int limit(String cell, int high) {
        return cell.isEmpty() ? high : Integer.parseInt(cell);
    }

    private static boolean unlimited(List<Integer> limits, int high) {
        return limits.stream().allMatch(limit -> limit == high);
    }

    private static double[] driftless(double[] logs, List<List<Integer>> limits, int high) {
        int[] anchors = IntStream.range(0, logs.length)
                .filter(i -> unlimited(limits.get(i), high))
                .toArray();
        double[] drift = IntStream.range(0, logs.length)
                .mapToDouble(i -> smooth(i, anchors, logs))
                .toArray();
        double level = Arrays.stream(drift).average().orElseThrow();
        return IntStream.range(0, logs.length)
                .mapToDouble(i -> logs[i] - drift[i] + level)
                .toArray();
    }

    private static double smooth(int at, int[] anchors, double[] logs) {
        double sum = 0;
        double weights = 0;
        for (int anchor : anchors) {
            double distance = (at - anchor) / DRIFT_BURSTS;
            double weight = Math.exp(-distance * distance / 2);
            sum += weight * logs[anchor];
            weights += weight;
        }
        return sum / weights;
    }

    private static Recording grouped(
            List<String> stages, int high, List<List<Integer>> limits, double[] logs, List<List<StageMeans>> bursts) {
        Map<List<Integer>, List<Integer>> byPoint = new LinkedHashMap<>();
        IntStream.range(0, logs.length)
                .forEach(i -> byPoint.computeIfAbsent(limits.get(i), key -> new ArrayList<>())
                        .add(i));
        List<Double> means = new ArrayList<>();
        List<List<StageMeans>> times = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        byPoint.forEach((point, numbers) -> {
            double mean = mean(numbers, i -> logs[i]);
            means.add(mean);
            times.add(IntStream.range(0, stages.size())
                    .mapToObj(j -> new StageMeans(
                            stages.get(j),
                            mean(numbers, i -> bursts.get(i).get(j).queued()),
                            mean(numbers, i -> bursts.get(i).get(j).held())))
                    .toList());
            int n = numbers.size();
            if (n > 1 && !unlimited(point, high)) {
                double stretch = Math.sqrt(n / (n - 1.0));
                numbers.forEach(i -> noise.add(stretch * (logs[i] - mean)));
            }
        });
        return new Recording(stages, high, new ArrayList<>(byPoint.keySet()), means, times, noise);
    }

    private static double mean(List<Integer> numbers, IntToDoubleFunction value) {
        return numbers.stream().mapToDouble(value::applyAsDouble).average().orElseThrow();
    }
}
