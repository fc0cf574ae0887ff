package io.sluice.benchmarks;

import io.sluice.limiter.Limits;
import io.sluice.objective.burst.BurstRequest;
import io.sluice.objective.burst.BurstRequest.Cutoff;
import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Metric;
import io.sluice.objective.linux.LinuxBurstHost;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.ProfileReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How late real bursts without limits are stopped after their cutoffs, and when the last of their processes is gone.
 *
 * <p>Run as root: {@code java -cp benchmarks/target/benchmarks.jar io.sluice.benchmarks.CutoffPunctuality PROFILE BURST CUTOFF...},
 * with a built-in profile and seconds.
 */
public final class CutoffPunctuality {
    private CutoffPunctuality() {}

    /** Prints a row a cutoff. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.asList(arguments);
        String text = new BuiltInProfiles().text(words.get(0));
        int burst = Integer.parseInt(words.get(1));
        System.out.print(
                "| cutoff | stopped after it | last exit after it | reachable | teardown |\n|---|---|---|---|---|\n");
        try (LinuxBurstHost host =
                LinuxBurstHost.open(new ProfileReader().read(words.get(0), text), LinuxOptions.defaults())) {
            for (String cutoff : words.subList(2, words.size())) {
                System.out.println(row(host, burst, Double.parseDouble(cutoff)));
            }
        }
    }

    private static String row(LinuxBurstHost host, int burst, double cutoff) throws InterruptedException {
        BurstResult result = host.run(new BurstRequest(
                burst, Limits.unlimited(), Optional.of(new Cutoff(Metric.parse("makespan"), cutoff)), 0));
        if (!result.cutOff()) {
            return String.format(
                    Locale.ROOT, "| %.1f s | not reached | | %d | |", cutoff, result.startupTimes().length);
        }
        double late = result.elapsed() - cutoff;
        return String.format(
                Locale.ROOT,
                "| %.1f s | %.3f s | %.3f s | %d | %.2f s |",
                cutoff,
                late,
                late + result.teardown().lastExit(),
                result.startupTimes().length,
                result.teardown().total());
    }
}
