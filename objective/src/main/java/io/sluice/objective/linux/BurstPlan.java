package io.sluice.objective.linux;

import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.Profile.Readiness;
import io.sluice.objective.profile.Stage;
import io.sluice.objective.profile.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * All that a burst will say to its shells, worked out before the release so that the release itself costs nothing.
 * Immutable.
 */
final class BurstPlan {

    private static final int PATHS_PER_CALL = 500;
    private static final int REHEARSAL_SECONDS = 60;
    private static final Placeholders NOTHING = new Placeholders(Map.of());

    private final Profile profile;
    private final int burst;
    private final List<Placeholders> placeholders;
    private final byte[][][] scripts;

    private BurstPlan(Profile profile, int burst, List<Placeholders> placeholders) {
        this.profile = profile;
        this.burst = burst;
        this.placeholders = List.copyOf(placeholders);
        this.scripts = new byte[placeholders.size()][profile.stages().size()][];
    }

    /**
     * The plan.
     *
     * @param burst number of the burst within the run, from 1
     * @param size how many startups
     * @param common values that all startups share
     * @param directory where the startups' pipes are
     */
    static BurstPlan of(
            Profile profile, int burst, int size, Map<String, List<String>> common, RunDirectory directory) {
        List<Placeholders> each = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            each.add(placeholders(profile, burst, i, common, directory));
        }
        BurstPlan plan = new BurstPlan(profile, burst, each);
        plan.writeScripts(plan::text);
        return plan;
    }

    /** A plan for the same shells, in which no stage has steps and every container is there at once. */
    BurstPlan rehearsal() {
        List<Stage> empty =
                profile.stages().stream().map(BurstPlan::withoutSteps).toList();
        BurstPlan plan = new BurstPlan(profile.withStages(empty), burst, placeholders);
        plan.writeScripts((i, s) -> plan.isLast(s) ? plan.reachable(i) : plan.text(i, s));
        return plan;
    }

    /** However short the profile's time is: a start that overran it would have lost its shell before the burst. */
    private static Stage withoutSteps(Stage stage) {
        return new Stage(stage.name(), stage.gated(), stage.needs(), REHEARSAL_SECONDS, List.of(), List.of());
    }

    private static Placeholders placeholders(
            Profile profile, int burst, int index, Map<String, List<String>> common, RunDirectory directory) {
        Map<String, List<String>> values = new HashMap<>(common);
        values.putAll(profile.settingValues(index));
        values.put("index", List.of(String.valueOf(index)));
        profile.network().ifPresent(network -> {
            values.put("ip", List.of(network.container(index)));
            values.put("mac", List.of(network.hardwareAddress(index)));
        });
        values.put(Placeholders.PIPE, List.of(directory.file(signPipe(index)).toString()));
        values.put(
                "id",
                List.of(String.join("-", common.getOrDefault("run", List.of("run"))) + "-" + burst + "-" + index));
        return new Placeholders(values);
    }

    private void writeScripts(BiFunction<Integer, Integer, String> text) {
        for (int i = 0; i < scripts.length; i++) {
            for (int s = 0; s < scripts[i].length; s++) {
                scripts[i][s] = text.apply(i, s).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private String text(int index, int stage) {
        // The shell goes on to wait by itself: a message that tells it to would wake it once more.
        boolean sign = isLast(stage) && profile.readiness() instanceof Readiness.Alive;
        return ShellScript.of(
                "d " + burst + " " + index + " " + stage,
                profile.stages().get(stage).steps(),
                placeholders.get(index),
                WriteCost.measures(index, size()),
                sign ? signOfLife(index) : "");
    }

    /** Reports as the neighbour reports an answer. */
    private String reachable(int index) {
        return "echo \"r " + burst + " " + index + "\" >&3\n";
    }

    /** Waits for the process to write a line. */
    private String signOfLife(int index) {
        String pipe = ShellScript.quote(expand(index, "${" + Placeholders.PIPE + "}"));
        return "if read -r sign <" + pipe + "; then\n" + reachable(index) + "fi\n";
    }

    boolean isLast(int stage) {
        return stage == profile.stages().size() - 1;
    }

    Profile profile() {
        return profile;
    }

    int burst() {
        return burst;
    }

    int size() {
        return scripts.length;
    }

    byte[] script(int index, int stage) {
        return scripts[index][stage];
    }

    /** Where a startup's sign of life goes in: a name in the run's directory. */
    static String signPipe(int index) {
        return "alive." + index;
    }

    /** Address of a container from which an answer is awaited. */
    String address(int index) {
        return expand(index, "${ip}");
    }

    /** What a container has not done that was not ready in time. */
    String lacking(int index) {
        return profile.readiness() instanceof Readiness.Answer ? "no answer from " + address(index) : "no sign of life";
    }

    private String expand(int index, String text) {
        return placeholders.get(index).expandOne(text);
    }

    /** Asks a shell whether the container's process is there. */
    byte[] processCheck(int index) {
        String report = "p " + burst + " " + index + " $?";
        return (ShellScript.processThere() + "; echo \"" + report + "\" >&3\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The last stage that starts a process, and so the one that must have one at the end; empty if none does. */
    Optional<String> processStage() {
        return profile.stages().stream()
                .filter(Stage::startsProcess)
                .reduce((earlier, later) -> later)
                .map(Stage::name);
    }

    String describe(int index, int stage, int step) {
        List<Step> steps = profile.stages().get(stage).steps();
        return "'" + ShellScript.describe(steps.get(step), placeholders.get(index)) + "'";
    }

    /** Lines of shell that undo all startups, last stage first, whatever becomes of each. */
    List<String> undo() {
        List<String> lines = new ArrayList<>();
        for (int s = profile.stages().size() - 1; s >= 0; s--) {
            for (Step step : profile.stages().get(s).undo()) {
                lines.addAll(step instanceof Step.Rmdir rmdir ? removeAll(rmdir) : undoEach(step));
            }
        }
        return lines;
    }

    private List<String> undoEach(Step step) {
        return placeholders.stream()
                .flatMap(values -> ShellScript.regardless(List.of(step), values).stream())
                .toList();
    }

    /** One program removes many directories, and goes on behind one that it cannot remove. */
    private List<String> removeAll(Step.Rmdir rmdir) {
        List<String> paths = placeholders.stream()
                .flatMap(values -> rmdir.paths().stream().flatMap(path -> values.expand(path).stream()))
                .toList();
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += PATHS_PER_CALL) {
            Step chunk = new Step.Rmdir(paths.subList(from, Math.min(from + PATHS_PER_CALL, paths.size())));
            lines.addAll(ShellScript.regardless(List.of(chunk), NOTHING));
        }
        return lines;
    }
}
