package io.sluice.tuner.space;

import java.util.regex.Pattern;

/** Checks of names, and values as error messages show them. */
final class Checks {
    private static final Pattern STAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private Checks() {}

    static void name(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter's name is '" + name + "': it must not be blank");
        }
    }

    static void stageName(String name) {
        if (!STAGE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "limit '" + name + "': a limit is named like its stage, " + STAGE.pattern());
        }
    }

    static String shown(Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
