package io.sluice.cli.support;

/** A command ends here: its message is for the person who typed it, its exit code for a script. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One of {@link ExitCode}. */
    private final int exitCode;

    private CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What was asked for is not allowed; the message says what is. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    /** The host lacks something. */
    public static CommandFailure host(String message) {
        return new CommandFailure(ExitCode.HOST, message);
    }

    /** It was begun and failed. */
    public static CommandFailure failed(String message) {
        return new CommandFailure(ExitCode.FAILED, message);
    }

    /** It was begun and failed, for that reason. */
    public static CommandFailure failed(String message, Throwable cause) {
        return new CommandFailure(ExitCode.FAILED, message, cause);
    }

    /** Stopped from outside; the message says how to go on. */
    public static CommandFailure interrupted(String message) {
        return new CommandFailure(ExitCode.INTERRUPTED, message);
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
