package io.sluice.cli.profiles;

import io.sluice.objective.profile.ProfileException;
import io.sluice.objective.profile.YamlText;
import io.sluice.objective.sim.ModelLock;
import io.sluice.objective.sim.ModelStage;
import io.sluice.objective.sim.PipelineModel;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model, for a person.
 *
 * @param label what was typed to name it
 * @param model what is in it
 */
record ModelText(String label, PipelineModel model) {
    /** Members that a model has and a profile has not. */
    private static final Pattern OF_A_MODEL = Pattern.compile("^(burst|cores|locks)\\s*:", Pattern.MULTILINE);

    /** Whether the file is meant to be a model, right or wrong; one that cannot be read is not. */
    static boolean isIn(Path file) {
        try {
            return OF_A_MODEL.matcher(YamlText.read(file)).find();
        } catch (ProfileException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return label + ": good, model " + model.name() + " of " + model.cores().count() + " cores, bursts of "
                + model.burst() + "\nstages: "
                + list(model.stages().stream().map(ModelText::stage).toList())
                + "\nlocks: " + list(model.locks().stream().map(ModelLock::name).toList()) + "\n";
    }

    private static String stage(ModelStage stage) {
        return stage.gated() ? stage.name() : stage.name() + " (no gate)";
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }
}
