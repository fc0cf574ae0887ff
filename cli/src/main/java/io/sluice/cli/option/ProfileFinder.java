package io.sluice.cli.option;

import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import io.sluice.objective.profile.ProfileReader;
import java.nio.file.Path;

/** Finds a profile by what was typed: a built-in name, or the path of a file. Stateless. */
public final class ProfileFinder {
    private ProfileFinder() {}

    /** A text with a slash or ending in .yaml or .yml is a file; {@code ProfileException} if there is none. */
    public static Profile find(String typed) {
        return FileName.is(typed) ? new ProfileReader().read(Path.of(typed)) : new BuiltInProfiles().load(typed);
    }
}
