package io.sluice.cli.command;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.objective.Evaluation;
import io.sluice.objective.command.ExternalCommandObjective;
import io.sluice.tuner.Budget;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SpaceFile;
import io.sluice.tuner.study.NoRecommendationException;
import io.sluice.tuner.study.Recommendation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * {@code sluice tune --command}: searches with one process an evaluation, compares what it found with the first trial's
 * point in fresh pairs, and writes {@code best.json}.
 *
 * <p>With a time limit, search gets the share T / (T + 2 P) of it, for T trials and P = 5 pairs, and the pairs the rest; an
 * evaluation that is still running when all of it is used up is killed.
 *
 * <p>Stopped by the context's interruption, from any thread; the evaluation under way is killed then, and its trial is
 * evaluated again on resuming. Not thread-safe otherwise.
 */
public final class CommandTune {
    private final CliContext context;

    /** In that world. */
    public CommandTune(CliContext context) {
        this.context = context;
    }

    /**
     * Does all of it.
     *
     * @param out for the result
     * @param err for progress, one line a trial
     * @return {@link ExitCode#DONE}
     * @throws CommandFailure if the request is not allowed, no trial has a value, or it was interrupted
     * @throws io.sluice.tuner.space.InvalidSpaceException if the space file is no space
     * @throws io.sluice.tuner.study.TunerException if the study cannot be begun, resumed or written
     * @throws IOException if the result cannot be written
     */
    public int run(CommandTuneRequest request, PrintWriter out, PrintWriter err) throws IOException {
        SpaceFile space = SpaceFile.read(request.spaceFile());
        requireFolder(request);
        ExternalCommandObjective command = command(request.commandLine());
        TrialLines lines = new TrialLines(err, space.goal(), request.trials());
        try (Tuner tuner = tuner(request, space, lines);
                TimeLimit limit = new TimeLimit(request.maxTime(), context.nanos())) {
            tuner.trials().forEach(trial -> {
                lines.seen(trial);
                learn(command, trial.outcome().orElse(Evaluation.failed("pending")));
            });
            var objective = new StoppableObjective(command, context.interruption(), limit, tuner::cancel);
            Recommendation best = search(tuner, objective, request);
            Proof proof = prove(new CommandProof(tuner, objective, limit, err), best, request);
            BestFile file = new BestFile(tuner.header(), tuner.history(), best, proof);
            file.write(request.out());
            new Summary(file).print(request.out(), out);
        }
        return ExitCode.DONE;
    }

    private static void requireFolder(CommandTuneRequest request) {
        if (!Files.isDirectory(folder(request.out()))) {
            throw CommandFailure.usage("the folder of --out " + request.out() + " does not exist: create it first");
        }
    }

    private static ExternalCommandObjective command(String line) {
        try {
            return new ExternalCommandObjective(line);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--command: " + e.getMessage());
        }
    }

    private Tuner tuner(CommandTuneRequest request, SpaceFile space, TrialLines lines) {
        Function<SpaceFile, io.sluice.tuner.TunerBuilder> builder =
                file -> file.goal() == Goal.MINIMIZE ? Tuner.minimizing(file.space()) : Tuner.maximizing(file.space());
        return builder.apply(space)
                .seed(request.seed())
                .journal(request.study())
                .resume(request.resume())
                .definition("objective", "command")
                .definition("command", request.commandLine())
                .clock(context.clock())
                .listener(lines)
                .build();
    }

    private static void learn(ExternalCommandObjective command, Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Measured measured) {
            command.learn(measured.value(), measured.cost().orElse(0));
        }
    }

    private Recommendation search(Tuner tuner, StoppableObjective objective, CommandTuneRequest request) {
        Budget trials = Budget.trials(request.trials());
        try {
            Recommendation best = tuner.run(
                    objective,
                    request.maxTime()
                            .map(time -> trials.within(share(time, request)))
                            .orElse(trials));
            requireNotInterrupted(request);
            return best;
        } catch (NoRecommendationException e) {
            requireNotInterrupted(request);
            throw CommandFailure.failed(e.getMessage() + "; the study is in " + request.study(), e);
        }
    }

    private static Duration share(Duration time, CommandTuneRequest request) {
        double share = request.trials() / (request.trials() + 2.0 * CommandProof.PAIRS);
        return Duration.ofNanos(Math.max(1, (long) (share * time.toNanos())));
    }

    private Proof prove(CommandProof proof, Recommendation best, CommandTuneRequest request) {
        try {
            return proof.of(best.parameters());
        } catch (InterruptedException e) {
            throw interrupted(request);
        }
    }

    private void requireNotInterrupted(CommandTuneRequest request) {
        if (context.interruption().isRequested()) {
            throw interrupted(request);
        }
    }

    private static CommandFailure interrupted(CommandTuneRequest request) {
        return CommandFailure.interrupted("stopped; every finished trial is in " + request.study()
                + ": go on with the same command line and --resume");
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
