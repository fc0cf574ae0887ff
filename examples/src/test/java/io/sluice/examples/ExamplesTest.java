package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.objective.Evaluation;
import io.sluice.objective.command.ExternalCommandObjective;
import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.tuner.Budget;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.SpaceFile;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final Path COMMAND = Path.of("external-command").toAbsolutePath();

    @Test
    void embeddedTuningFindsTheFasterRuntimeAndFewerInAddCni(@TempDir Path folder) throws Exception {
        Path limits = folder.resolve("limits.json");
        LimitsFiles.write(LimitsFile.of(Limits.of(Map.of("AddCNI", 3))), limits);
        Path study = folder.resolve("study");
        EmbeddedTuning.tuneAndLimit(study, limits);

        var space = SpaceFile.parse("{\"parameters\":[{\"name\":\"NetNS\",\"type\":\"limit\",\"high\":400},"
                + "{\"name\":\"AddCNI\",\"type\":\"limit\",\"high\":400},"
                + "{\"name\":\"runtime\",\"type\":\"choice\",\"values\":[\"runc\",\"crun\"]}]}");
        try (var tuner = Tuner.minimizing(space.space())
                .seed(1)
                .journal(study)
                .resume(true)
                .build()) {
            Recommendation best = tuner.recommendation().orElseThrow();
            assertEquals("crun", best.parameters().get("runtime"));
            double noLimits = tuner.trials().get(0).value().orElseThrow();
            assertTrue(best.mean() < 0.9 * noLimits, best + " against " + noLimits);
        }
    }

    @Test
    void theLimiterHoldsTheLimit() throws Exception {
        int peak = LimiterExample.peakOf(Limits.parse("NetNS=12,AddCNI=3"));
        assertTrue(peak >= 1 && peak <= 3, "peak " + peak);
        assertEquals(1, LimiterExample.peakOf(Limits.parse("AddCNI=1")));
    }

    @Test
    void aModelIsTunedAndItsLimitsHelpABurstThatTheTunerHasNotSeen() throws Exception {
        PipelineModel model = new BuiltInModels().load("paper-ipvtap");
        Limits limits = SimulatedTuning.tune(model, 15);
        double without = SimulatedTuning.makespan(model, Limits.unlimited());
        double with = SimulatedTuning.makespan(model, limits);
        assertTrue(with < 0.95 * without, limits + ": " + with + " against " + without);
    }

    @Test
    void theExternalCommandIsTunable() {
        SpaceFile file = SpaceFile.read(COMMAND.resolve("space.json"));
        String program = COMMAND.resolve("objective.sh").toString();
        try (var objective = new ExternalCommandObjective("'" + program + "'");
                var tuner = Tuner.minimizing(file.space()).seed(1).build()) {
            Recommendation best = tuner.run(objective, Budget.trials(12));
            Trial first = tuner.trials().get(0);
            assertEquals(List.of(), failures(tuner));
            assertTrue(best.mean() < first.value().orElseThrow(), best + " against " + first);
        }
    }

    private static List<Evaluation> failures(Tuner tuner) {
        return tuner.trials().stream()
                .flatMap(trial -> trial.outcome().stream())
                .filter(Evaluation.Failed.class::isInstance)
                .toList();
    }
}
