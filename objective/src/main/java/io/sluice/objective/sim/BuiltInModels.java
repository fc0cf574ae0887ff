package io.sluice.objective.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The models that come with Sluice: YAML files in the artefact, read like any other. Stateless. */
public final class BuiltInModels {

    private static final List<String> NAMES = List.of(
            "paper-no-network",
            "paper-veth",
            "paper-ipvlan",
            "paper-ipvtap",
            "paper-tc-routing",
            "paper-pooled",
            "paper-figure-13");

    private final PipelineModelReader reader = new PipelineModelReader();

    /** Their names. */
    public List<String> names() {
        return NAMES;
    }

    /** The model with this name; throws {@link ModelException} if there is none. */
    public PipelineModel load(String name) {
        return reader.read(name + ".yaml", text(name));
    }

    /** Its YAML text; throws {@link ModelException} if there is none. */
    public String text(String name) {
        if (!NAMES.contains(name)) {
            throw new ModelException("there is no built-in model '" + name + "': built in are "
                    + String.join(", ", NAMES) + "; a file of your own is named with its path, as ./" + name + ".yaml");
        }
        try (InputStream in = BuiltInModels.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the artefact lacks " + name + ".yaml");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
