package io.sluice.cli;

import io.sluice.cli.support.CliContext;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line came to. */
public record CliRun(int exitCode, String out, String err) {

    /** Runs it in that world. */
    public static CliRun of(CliContext context, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = SluiceMain.run(context, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}
