package io.sluice.benchmarks.paper;

import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.ModelStage;
import io.sluice.objective.sim.PipelineModel;
import java.util.List;
import java.util.Set;

/** The paper's host as its section 5 uses it. Stateless. */
final class PaperHost {

    /** The CNI plugin of section 5. */
    static final String IPVTAP = "paper-ipvtap";
    /** The same with its devices made beforehand. */
    static final String POOLED = "paper-pooled";
    /** The burst that the paper tunes at. */
    static final int BURST = 400;

    /**
     * "We divide the startup process into 4 major stages": the text does not name them. Of the five that figure 6 measures,
     * NetNS is by far the shortest in the models.
     */
    static final Set<String> MAJOR_STAGES = Set.of("AddCNI", "Cgroup", "AttachIf", "StartVM");

    private PaperHost() {}

    /** A built-in model in which only the major stages are gated. */
    static PipelineModel load(String name) {
        PipelineModel model = new BuiltInModels().load(name);
        List<ModelStage> stages = model.stages().stream()
                .map(s -> new ModelStage(s.name(), MAJOR_STAGES.contains(s.name()), s.steps()))
                .toList();
        return new PipelineModel(
                model.name(),
                model.description(),
                model.burst(),
                model.cores(),
                model.variation(),
                model.teardown(),
                model.locks(),
                stages);
    }
}
