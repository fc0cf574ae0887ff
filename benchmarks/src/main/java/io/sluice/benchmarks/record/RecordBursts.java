package io.sluice.benchmarks.record;

import io.sluice.limiter.Limits;
import io.sluice.objective.StageMeans;
import io.sluice.objective.burst.BurstHost;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.linux.LinuxBurstHost;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.ProfileReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Runs bursts on this host at many limits and writes each as a row of a CSV file: data for replays.
 *
 * <p>Run as root on a quiet host: {@code java -cp benchmarks/target/benchmarks.jar
 * io.sluice.benchmarks.record.RecordBursts PROFILE BURST BURSTS SEED bursts.csv}, with a built-in profile's name. Times are
 * in seconds, {@code at} since the first burst; an empty limit is no limit; {@code queued} and {@code held} are means of the
 * startups. Which limits are run: {@link RecordingPlan}.
 */
public final class RecordBursts {
    private static final List<String> METRICS = List.of("balanced", "makespan", "mean", "p95", "cpu");

    private final BurstHost host;
    private final int burst;
    private final RecordingPlan plan;
    private final PrintWriter csv;
    private final long start = System.nanoTime();

    private RecordBursts(BurstHost host, int burst, RecordingPlan plan, PrintWriter csv) {
        this.host = host;
        this.burst = burst;
        this.plan = plan;
        this.csv = csv;
    }

    /**
     * Records.
     *
     * @param arguments profile, burst, number of bursts, seed, file
     * @throws InterruptedException if interrupted
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("five arguments are needed: PROFILE BURST BURSTS SEED FILE");
        }
        int burst = Integer.parseInt(arguments[1]);
        int bursts = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        try (LinuxBurstHost host = LinuxBurstHost.open(profile(arguments[0]), LinuxOptions.defaults());
                PrintWriter csv = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[4])))) {
            host.run(BurstRequest.of(burst, Limits.unlimited()));
            RecordingPlan plan = new RecordingPlan(host.gatedStages(), burst, bursts, seed);
            new RecordBursts(host, burst, plan, csv).record(bursts);
        }
    }

    private static Profile profile(String name) {
        return new ProfileReader().read(name, new BuiltInProfiles().text(name));
    }

    private void record(int bursts) throws InterruptedException {
        csv.println(String.join(",", header()));
        for (int number = 1; number <= bursts; number++) {
            Limits limits = plan.next();
            BurstResult result = host.run(BurstRequest.of(burst, limits));
            if (!result.failures().isEmpty()) {
                System.err.println(
                        "burst " + number + " is left out: " + result.failures().get(0));
                continue;
            }
            plan.took(limits, Metric.BALANCED.of(result));
            csv.println(String.join(",", row(number, limits, result)));
            csv.flush();
        }
    }

    private List<String> header() {
        List<String> names = new ArrayList<>(List.of("number", "at", "burst"));
        names.addAll(host.gatedStages());
        names.addAll(METRICS);
        names.addAll(List.of("driverCpu", "teardown"));
        host.gatedStages().forEach(stage -> names.addAll(List.of(stage + ".queued", stage + ".held")));
        return names;
    }

    private List<String> row(int number, Limits limits, BurstResult result) {
        List<String> cells = new ArrayList<>(
                List.of(Integer.toString(number), decimal((System.nanoTime() - start) / 1e9), Integer.toString(burst)));
        host.gatedStages().forEach(stage -> cells.add(text(limits.limit(stage))));
        METRICS.forEach(metric -> cells.add(decimal(Metric.parse(metric).of(result))));
        cells.add(decimal(result.cpu().driver()));
        cells.add(decimal(result.teardown().total()));
        result.stageMeans()
                .forEach(means -> times(means).map(RecordBursts::decimal).forEach(cells::add));
        return cells;
    }

    private static Stream<Double> times(StageMeans means) {
        return Stream.of(means.queued(), means.held());
    }

    private static String text(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "";
    }

    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.4f", seconds);
    }
}
