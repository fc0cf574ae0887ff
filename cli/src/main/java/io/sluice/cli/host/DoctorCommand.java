package io.sluice.cli.host;

import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.ExitCode;
import io.sluice.cli.support.SimulationText;
import io.sluice.objective.linux.HostSurvey;
import io.sluice.objective.linux.HostSurvey.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        description = "Says what this host offers for real bursts, a line each, by trying it; leaves nothing behind.")
public final class DoctorCommand implements Callable<Integer> {

    /** Without these no built-in profile can run. */
    private static final List<String> NEEDED = List.of("linux", "namespaces", "bridge", "veth");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
    private CommandSpec spec;

    private final CliContext context;

    /** In that world. */
    public DoctorCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        lines(context.interruption().interruptibly(HostSurvey::take)).forEach(out::println);
        out.flush();
        return ExitCode.DONE;
    }

    /** A line each, and one more where no real burst can run. */
    static List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(line(finding)));
        boolean real = NEEDED.stream()
                .allMatch(needed -> findings.stream()
                        .anyMatch(f -> f.available() && f.what().equals(needed)));
        if (!real) {
            lines.add(line(
                    new Finding("simulation", true, "where no real burst can run: " + SimulationText.example("tune"))));
        }
        return lines;
    }

    /** Such as {@code yes  veth          works}. */
    static String line(Finding finding) {
        return String.format(
                        Locale.ROOT,
                        "%-4s %-18s %s",
                        finding.available() ? "yes" : "no",
                        finding.what(),
                        finding.detail().strip().replaceAll("\\s*\\R\\s*", "; "))
                .stripTrailing();
    }
}
