package io.sluice.objective.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The profiles that come with Sluice: YAML files in the artefact, read like any other once the fragments that they share are
 * in their places. Stateless.
 */
public final class BuiltInProfiles {

    private static final List<String> NAMES =
            List.of("netns-veth", "macvlan", "macvtap", "ipvlan", "ipvtap", "tc-routing", "ovs-veth", "no-network");

    private final ProfileReader reader = new ProfileReader();

    /** Their names, the default first. */
    public List<String> names() {
        return NAMES;
    }

    /** The profile with this name; throws {@link ProfileException} if there is none. */
    public Profile load(String name) {
        return reader.read(name + ".yaml", text(name));
    }

    /** Its YAML text, whole; throws {@link ProfileException} if there is none. */
    public String text(String name) {
        if (!NAMES.contains(name)) {
            throw new ProfileException("there is no built-in profile '" + name + "': built in are "
                    + String.join(", ", NAMES) + "; a file of your own is named with its path, as ./" + name + ".yaml");
        }
        return Includes.expand(resource(name + ".yaml"), fragment -> resource("fragment/" + fragment + ".yaml"));
    }

    private static String resource(String file) {
        try (InputStream in = BuiltInProfiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the artefact lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
