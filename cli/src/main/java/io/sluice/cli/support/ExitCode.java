package io.sluice.cli.support;

/** How the command ends; part of its contract with scripts. */
public final class ExitCode {
    /** Done, also if there was nothing to gain. */
    public static final int DONE = 0;

    /** The command line or a file it names is not understood or not allowed. */
    public static final int USAGE = 2;

    /** The host lacks something. */
    public static final int HOST = 3;

    /** It was begun and failed. */
    public static final int FAILED = 4;

    /** Stopped from outside. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
