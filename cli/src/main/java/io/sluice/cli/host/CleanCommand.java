package io.sluice.cli.host;

import io.sluice.cli.support.ExitCode;
import io.sluice.cli.table.Numbers;
import io.sluice.objective.linux.Cleaner;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Removes what dead runs left on this host, and nothing else; live runs are left alone.")
public final class CleanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        Cleaner.Report report = new Cleaner().clean(dryRun);
        print(report, spec.commandLine().getOut());
        report.failures().forEach(spec.commandLine().getErr()::println);
        return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(Cleaner.Report report, PrintWriter out) {
        String verb = dryRun ? "would remove " : "removed ";
        report.removed().forEach(line -> out.println(verb + line));
        report.alive().forEach(run -> out.println("left alone: run " + run + ", which is alive"));
        if (report.removed().isEmpty() && report.failures().isEmpty()) {
            out.println("nothing to remove");
        } else if (!report.removed().isEmpty()) {
            out.println(verb + Numbers.count(report.removed().size(), "thing"));
        }
        out.flush();
    }
}
