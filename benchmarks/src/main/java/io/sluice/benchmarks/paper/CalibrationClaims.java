package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the paper says of its host in words, and whether it holds of the models. Not thread-safe. */
final class CalibrationClaims {
    private static final String NONE = "paper-no-network";
    private static final String IPVTAP = "paper-ipvtap";
    private static final String IPVLAN = "paper-ipvlan";
    private static final String VETH = "paper-veth";
    private static final String TC = "paper-tc-routing";
    private static final String POOLED = "paper-pooled";
    private static final List<String> NETWORKS = List.of(VETH, IPVLAN, IPVTAP, TC);
    private static final List<Integer> SIZES = List.of(100, 200, 400, 600, 800);

    private final CalibrationHost host;
    private final StringBuilder rows = new StringBuilder("| the paper's words | ours | holds |\n|---|---|---|\n");

    CalibrationClaims(CalibrationHost host) {
        this.host = host;
    }

    /** The table, as Markdown. */
    String table() {
        totals();
        stages();
        processors();
        limits();
        return rows.toString();
    }

    private void totals() {
        double none = host.unlimited(NONE).makespan();
        double ratio = host.unlimited(POOLED).makespan() / none;
        row("pooling is within 5 % of no network", ratio >= 0.95 && ratio <= 1.05, "%+.1f %%", 100 * (ratio - 1));
        double tap = host.unlimited(IPVTAP).makespan();
        row("the best network still doubles the time without", tap >= 2 * none, "%.2f times", tap / none);
        double second = others(CalibrationSample::makespan);
        row("ipvtap is 11.5 % faster than the second best", tap < second, "%.1f %%", 100 * (1 - tap / second));
        double pool = host.unlimited(POOLED).makespan();
        row("pooling saves 49 %", near(0.49, 1 - pool / tap), "%.1f %%", 100 * (1 - pool / tap));
    }

    private void stages() {
        Map<String, Double> none = host.unlimited(NONE).stages();
        Map<String, Double> tap = host.unlimited(IPVTAP).stages();
        Map<String, Double> veth = host.unlimited(VETH).stages();
        double add = in(tap, "AddCNI") / in(veth, "AddCNI");
        row("ipvtap's AddCNI is much longer than veth's", add >= 1.5, "%.1f times", add);
        largest("ipvtap is better than veth mainly by its Cgroup", "Cgroup", less(veth, tap));
        largest(
                "ipvlan's Cgroup adds the most to no network",
                "Cgroup",
                less(host.unlimited(IPVLAN).stages(), none));
        for (String model : NETWORKS) {
            largest(
                    "StartVM is the longest stage of " + model,
                    "StartVM",
                    host.unlimited(model).stages());
        }
    }

    private void processors() {
        for (String model : NETWORKS) {
            double more =
                    host.unlimited(model).spinning() / host.unlimited(NONE).spinning() - 1;
            row("spinning is up by at least 105 % with " + model, more >= 1.05, "%+.0f %%", 100 * more);
        }
        double ipvlan = host.unlimited(IPVLAN).cpu();
        boolean least =
                NETWORKS.stream().allMatch(model -> host.unlimited(model).cpu() >= ipvlan);
        row("ipvlan uses the least CPU of the networks", least, "%.0f core s", ipvlan);
        double more = host.unlimited(IPVTAP).cpu() / ipvlan - 1;
        row("ipvtap uses more, by less than 10 %", more > 0 && more < 0.1, "%+.1f %%", 100 * more);
    }

    private void limits() {
        double none = host.unlimited(IPVTAP).makespan();
        gain("limits save 18.8 %", 0.188, 1 - host.limited(IPVTAP).makespan() / none);
        double pooled = host.limited(POOLED).makespan();
        gain(
                "limits save 18.1 % of pooling's time",
                0.181, 1 - pooled / host.unlimited(POOLED).makespan());
        gain("both save 58.9 %", 0.589, 1 - pooled / none);
        lower("limits lower the highest CPU utilisation", "cores", CalibrationSample::peak);
        lower("limits lower the total CPU use", "core s", CalibrationSample::cpu);
        for (int size : SIZES) {
            generalise(size);
        }
    }

    private void generalise(int size) {
        Limits from400 = host.tuned(IPVTAP, 400);
        double none = host.sample(IPVTAP, size, Limits.unlimited()).makespan();
        double general = host.sample(IPVTAP, size, from400).makespan();
        double own = host.sample(IPVTAP, size, host.tuned(IPVTAP, size)).makespan();
        row(
                "limits from 400 help at " + size + ", limits of its own no less",
                general < none && own <= 1.01 * general,
                "%.1f s; %.1f s (%+.1f %%); %.1f s (%+.1f %%)",
                none,
                general,
                100 * (general / none - 1),
                own,
                100 * (own / none - 1));
    }

    private double others(ToDoubleFunction<CalibrationSample> value) {
        return NETWORKS.stream()
                .filter(Predicate.not(IPVTAP::equals))
                .mapToDouble(model -> value.applyAsDouble(host.unlimited(model)))
                .min()
                .orElseThrow();
    }

    private void gain(String words, double paper, double ours) {
        row(words, near(paper, ours), "%.1f %%", 100 * ours);
    }

    private static boolean near(double paper, double ours) {
        return Math.abs(ours / paper - 1) <= CalibrationTarget.TOLERANCE;
    }

    private void lower(String words, String unit, ToDoubleFunction<CalibrationSample> value) {
        double before = value.applyAsDouble(host.unlimited(IPVTAP));
        double after = value.applyAsDouble(host.limited(IPVTAP));
        row(words, after < before, "%.0f to %.0f " + unit, before, after);
    }

    private void largest(String words, String stage, Map<String, Double> seconds) {
        boolean holds = seconds.values().stream().allMatch(other -> other <= in(seconds, stage));
        StringBuilder all = new StringBuilder();
        new TreeMap<>(seconds).forEach((name, s) -> all.append(String.format(Locale.ROOT, "%s %.1f, ", name, s)));
        row(words, holds, "%s", all.substring(0, all.length() - 2) + " s");
    }

    /** By how much each stage of the first is longer. */
    private static Map<String, Double> less(Map<String, Double> first, Map<String, Double> second) {
        Map<String, Double> difference = new TreeMap<>();
        first.forEach((stage, seconds) -> difference.put(stage, seconds - in(second, stage)));
        return difference;
    }

    private static double in(Map<String, Double> stages, String stage) {
        return stages.getOrDefault(stage, 0.0);
    }

    private void row(String words, boolean holds, String format, Object... values) {
        rows.append("| ")
                .append(words)
                .append(" | ")
                .append(String.format(Locale.ROOT, format, values))
                .append(holds ? " | yes |\n" : " | **no** |\n");
    }
}
