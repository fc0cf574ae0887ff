package io.sluice.cli.option;

/** Tells files from built-in names. Stateless. */
final class FileName {
    private FileName() {}

    /** A text with a slash or ending in .yaml or .yml is a file. */
    static boolean is(String typed) {
        return typed.contains("/") || typed.endsWith(".yaml") || typed.endsWith(".yml");
    }
}
