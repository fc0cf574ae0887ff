package io.sluice.cli;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/** Where the program begins. */
public final class SluiceMain {
    private SluiceMain() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        CliContext context = CliContext.system();
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        Signals signals = Signals.installed(context.interruption(), err);
        int exitCode = run(context, out, err, arguments);
        signals.commandEnded();
        System.exit(exitCode);
    }

    /** Runs the command and gives its exit code, {@link ExitCode#FAILED} also if its output was not taken. */
    static int run(CliContext context, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = Sluice.commandLine(context);
        command.setOut(out);
        command.setErr(err);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exitCode = command.execute(arguments);
        if (out.checkError() && exitCode == ExitCode.DONE) {
            err.println("sluice: standard output cannot be written: nothing reads it any more, or the disk is full");
            return ExitCode.FAILED;
        }
        return exitCode;
    }

    /** UTF-8 whatever the locale, a line at a time. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
