package io.sluice.cli;

import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.objective.burst.BurstException;
import io.sluice.objective.linux.HostUnsupportedException;
import io.sluice.objective.profile.ProfileException;
import io.sluice.objective.sim.ModelException;
import io.sluice.tuner.space.InvalidSpaceException;
import io.sluice.tuner.study.StudyExistsException;
import io.sluice.tuner.study.StudyLockedException;
import io.sluice.tuner.study.StudyMismatchException;
import io.sluice.tuner.study.TunerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one clear line and an exit code. */
final class ExecutionErrors implements IExecutionExceptionHandler {
    private final BooleanSupplier debug;

    ExecutionErrors(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        err.println("sluice: " + message(exception));
        if (debug.getAsBoolean()) {
            exception.printStackTrace(err);
        }
        err.flush();
        return exitCode(exception);
    }

    private static int exitCode(Exception exception) {
        if (exception instanceof CommandFailure failure) {
            return failure.exitCode();
        }
        if (exception instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        if (exception instanceof HostUnsupportedException) {
            return ExitCode.HOST;
        }
        return isRefusal(exception) ? ExitCode.USAGE : ExitCode.FAILED;
    }

    /** What was asked for is not allowed, and nothing was begun. */
    private static boolean isRefusal(Exception exception) {
        return exception instanceof ProfileException
                || exception instanceof ModelException
                || exception instanceof InvalidSpaceException
                || exception instanceof StudyExistsException
                || exception instanceof StudyMismatchException
                || exception instanceof StudyLockedException;
    }

    private static String message(Exception exception) {
        if (exception instanceof InterruptedException) {
            return "interrupted";
        }
        if (exception instanceof StudyExistsException) {
            return exception.getMessage() + " (--resume, or --study with another folder)";
        }
        boolean expected = exception instanceof CommandFailure
                || exception instanceof HostUnsupportedException
                || exception instanceof BurstException
                || exception instanceof TunerException
                || isRefusal(exception);
        if (expected || exception instanceof IOException || exception instanceof UncheckedIOException) {
            return String.valueOf(exception.getMessage());
        }
        return "this should not have happened: " + exception + "; run it again with --debug and report what it prints";
    }
}
