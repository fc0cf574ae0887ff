package io.sluice.cli.option;

import io.sluice.objective.sim.BuiltInModels;
import io.sluice.objective.sim.ModelException;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.PipelineModelReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a model by what was typed: a built-in name, or the path of a file. Stateless. */
public final class ModelFinder {
    private ModelFinder() {}

    /** A text with a slash or ending in .yaml or .yml is a file; {@link ModelException} if there is none. */
    public static PipelineModel find(String typed) {
        BuiltInModels builtIn = new BuiltInModels();
        if (!FileName.is(typed)) {
            return builtIn.load(typed);
        }
        Path file = Path.of(typed);
        if (!Files.exists(file)) {
            throw new ModelException("there is no file " + typed + ": name a YAML file, or a built-in model, which are "
                    + String.join(", ", builtIn.names()));
        }
        return new PipelineModelReader().read(file);
    }
}
