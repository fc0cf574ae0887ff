package io.sluice.cli.asktell;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.ExitCode;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.TunerBuilder;
import io.sluice.tuner.space.Goal;
import io.sluice.tuner.space.SpaceFile;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice ask-tell}. */
@Command(
        name = "ask-tell",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Drives the tuner with lines of JSON: requests on standard input, one answer a line.",
        footer = {
            "",
            "{\"op\":\"ask\"}                           answers  {\"trial\":1,\"params\":{...},\"cutoff\":null,...}",
            "{\"op\":\"tell\",\"trial\":1,\"value\":12.3}  answers  {\"ok\":true}",
            "{\"op\":\"recommend\"}                     answers  {\"params\":{...},\"mean\":11.9,\"sd\":0.4,...}",
            "anything else                         answers  {\"error\":\"...\"}, and it goes on",
            "Ends with the end of its input."
        })
public final class AskTellCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            required = true,
            description = "The space to search, as in {\"goal\":\"minimize\",\"parameters\":[...]}.")
    @SuppressWarnings("NullAway.Init") // required
    private Path space;

    @Option(names = "--seed", paramLabel = "K", description = "Seed of everything random; 1 unless given.")
    private @Nullable Long seed;

    @Option(names = "--study", paramLabel = "DIR", description = "Keep a journal in this folder.")
    private @Nullable Path study;

    @Option(names = "--resume", description = "Go on with the study in that folder.")
    private boolean resume;

    private final CliContext context;
    private final InputStream input;

    /** In that world, with the standard input. */
    public AskTellCommand(CliContext context) {
        // Through a channel, because a read of System.in cannot be interrupted.
        this(context, Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()));
    }

    AskTellCommand(CliContext context, InputStream input) {
        this.context = context;
        this.input = input;
    }

    @Override
    public Integer call() throws Exception {
        if (resume && study == null) {
            throw CommandFailure.usage("--resume says to go on with a study, but not with which: add --study DIR");
        }
        try (Tuner tuner = tuner(SpaceFile.read(space))) {
            converse(new AskTellSession(tuner));
        }
        return ExitCode.DONE;
    }

    private Tuner tuner(SpaceFile file) {
        TunerBuilder builder =
                file.goal() == Goal.MINIMIZE ? Tuner.minimizing(file.space()) : Tuner.maximizing(file.space());
        builder.definition("objective", "ask-tell").clock(context.clock()).resume(resume);
        Optional.ofNullable(seed).ifPresent(builder::seed);
        Optional.ofNullable(study).ifPresent(builder::journal);
        return builder.build();
    }

    private void converse(AskTellSession session) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        PrintWriter out = spec.commandLine().getOut();
        for (var line = next(lines); line.isPresent(); line = next(lines)) {
            out.println(session.answer(line.get()));
            if (out.checkError()) { // flushes
                throw CommandFailure.failed("nobody reads the answers any more");
            }
        }
    }

    private Optional<String> next(BufferedReader lines) throws Exception {
        try {
            return context.interruption().interruptibly(() -> Optional.ofNullable(lines.readLine()));
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("interrupted while waiting for a line");
        }
    }
}
