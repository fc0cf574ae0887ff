package io.sluice.cli.support;

/** How this program was called, so that a line to paste works where it is read. Stateless. */
public final class Program {
    /** System property with the path of the launcher, as it was typed. */
    static final String PROPERTY = "sluice.program";

    private Program() {}

    /** The first word of a command line: the launcher as it was typed, else plain {@code sluice}. */
    public static String name() {
        return System.getProperty(PROPERTY, "sluice");
    }
}
