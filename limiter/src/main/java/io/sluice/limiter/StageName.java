package io.sluice.limiter;

import java.util.regex.Pattern;

/** The rule for names of stages: {@value #PATTERN}. Stateless. */
public final class StageName {
    /** What a stage name must match: a letter, then up to 63 letters, digits, dots, hyphens or underscores. */
    public static final String PATTERN = "[A-Za-z][A-Za-z0-9_.-]{0,63}";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private StageName() {}

    /**
     * Tells whether {@code name} may name a stage.
     *
     * @param name any text
     * @return true if it matches {@link #PATTERN}
     */
    public static boolean isValid(String name) {
        return COMPILED.matcher(name).matches();
    }

    /**
     * Returns {@code name} if it may name a stage.
     *
     * @param name any text
     * @return {@code name}
     * @throws IllegalArgumentException if it does not match {@link #PATTERN}
     */
    public static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "stage name \"" + name + "\" is not allowed: it must be a letter followed by"
                            + " up to 63 letters, digits, '.', '_' or '-' (" + PATTERN + ")");
        }
        return name;
    }
}
