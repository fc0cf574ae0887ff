package io.sluice.objective.command;

import io.sluice.objective.Candidate;
import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Evaluates a candidate by running a program, one process an evaluation.
 *
 * <p>The program reads one line {@code {"trial":7,"params":{…},"context":{…},"cutoff":31.5,"seed":1}} on its standard input,
 * if it cares to, and ends its standard output with a line {@code {"value":12.3}} (optional {@code "noiseVariance"} and
 * {@code "attributes"}), {@code {"lowerBound":31.5}} or {@code {"failed":"why"}}. A non-zero exit, no such line, NaN and
 * infinity are a failed trial, with the end of its standard error in the reason.
 *
 * <p>Values are taken to be seconds: a program that is still running at t = cutoff + {@value #OVERHEAD_FACTOR} o is killed
 * and its value known to exceed the cutoff. The overhead o is the longest that a measured evaluation took beyond its value
 * (0 before the first), because what a program prepares and clears away is not part of what it measures.
 *
 * <p>The program never passes through a shell. Whatever it started is killed when it exits, at t, when the thread is
 * interrupted and when this Java process ends in an orderly way. Where {@code setsid} is on the PATH this holds for its
 * whole process group; elsewhere for those of its descendants that can be found when it is killed.
 *
 * <p>Not thread-safe.
 */
public final class ExternalCommandObjective implements Objective {
    /** By how many times the overhead the cutoff is exceeded. */
    public static final int OVERHEAD_FACTOR = 3;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<String> command;
    private final Optional<Path> setsid;
    private final LongSupplier nanoClock;
    private double overhead;

    /**
     * Runs a command given as a line; see {@link CommandLine} for the quoting.
     *
     * @throws IllegalArgumentException if the line cannot be split or its program is not found
     */
    public ExternalCommandObjective(String commandLine) {
        this(CommandLine.split(commandLine));
    }

    /**
     * Runs a command given as its arguments.
     *
     * @param command the program, then its arguments; at least one
     * @throws IllegalArgumentException if the program is not found or cannot be run
     */
    public ExternalCommandObjective(List<String> command) {
        this(command, Programs.ofThisProcess().find("setsid"), System::nanoTime);
    }

    ExternalCommandObjective(List<String> command, Optional<Path> setsid, LongSupplier nanoClock) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("the command is empty: give at least a program");
        }
        if (Programs.ofThisProcess().find(command.get(0)).isEmpty()) {
            throw new IllegalArgumentException("the program '" + command.get(0) + "' of the command is not found or not"
                    + " executable: name a program on the PATH, or a path such as ./objective.sh, and chmod +x it");
        }
        this.command = List.copyOf(command);
        this.setsid = setsid;
        this.nanoClock = nanoClock;
    }

    /**
     * Tells of an evaluation that was measured before, by an earlier process, so that its overhead counts.
     *
     * @param value what was measured
     * @param cost the seconds that the evaluation took
     */
    public void learn(double value, double cost) {
        overhead = Math.max(overhead, cost - value);
    }

    @Override
    public Evaluation evaluate(Candidate candidate) throws InterruptedException {
        try (KillOnExit guard = KillOnExit.armed()) {
            long start = nanoClock.getAsLong();
            CommandProcess process = guard.start(() -> CommandProcess.start(command, setsid, Request.of(candidate)));
            boolean exited = await(process, guard, candidate.cutoff());
            OptionalDouble cost = OptionalDouble.of(Math.max(0, nanoClock.getAsLong() - start) / NANOS);
            return exited
                    ? learnt(outcome(process.result(), cost))
                    : new Evaluation.Censored(candidate.cutoff().orElseThrow(), cost, Map.of());
        } catch (IOException e) {
            String reason = "the command cannot be started: " + e.getMessage();
            return new Evaluation.Failed(reason, FailureKind.HARNESS, OptionalDouble.empty());
        }
    }

    private boolean await(CommandProcess process, KillOnExit guard, OptionalDouble cutoff) throws InterruptedException {
        try {
            boolean exited = process.await(deadline(cutoff));
            guard.check();
            return exited;
        } finally {
            process.kill();
        }
    }

    private Evaluation learnt(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Measured measured) {
            learn(measured.value(), measured.cost().orElse(0));
        }
        return evaluation;
    }

    private OptionalLong deadline(OptionalDouble cutoff) {
        // The cast saturates, so that a huge cutoff is as good as none and a negative one is over at once.
        return cutoff.isPresent()
                ? OptionalLong.of((long) Math.ceil((cutoff.getAsDouble() + OVERHEAD_FACTOR * overhead) * NANOS))
                : OptionalLong.empty();
    }

    private static Evaluation outcome(CommandProcess.Result result, OptionalDouble cost) {
        if (result.exitCode() != 0) {
            return failed(exit(result.exitCode()), result, cost);
        }
        try {
            return Answer.read(result.lastLine(), cost);
        } catch (IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()), result, cost);
        }
    }

    private static String exit(int code) {
        return "the command's exit code is " + code + (code > 128 ? " (signal " + (code - 128) + ")" : "");
    }

    private static Evaluation failed(String reason, CommandProcess.Result result, OptionalDouble cost) {
        String errors = result.errors().isEmpty()
                ? "; its standard error is empty"
                : "; its standard error ends with: " + result.errors();
        return new Evaluation.Failed(reason + errors, FailureKind.CONFIG, cost);
    }
}
