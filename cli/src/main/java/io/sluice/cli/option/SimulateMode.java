package io.sluice.cli.option;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Which options go with {@code --simulate}. Stateless. */
public final class SimulateMode {
    private static final String NAME = "--simulate";
    private static final List<String> UNFIT = List.of(
            "--profile",
            "--runtime",
            "--cgroup",
            "--max-failed",
            "--qos",
            "--rules",
            "--tenants",
            "--command",
            "--space");

    private SimulateMode() {}

    /** Refuses options that say something of a real host or of another objective beside {@code --simulate}. */
    public static void check(CommandSpec spec) {
        ParseResult given = spec.commandLine().getParseResult();
        String unfit = UNFIT.stream().filter(given::hasMatchedOption).collect(Collectors.joining(", "));
        if (given.hasMatchedOption(NAME) && !unfit.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "not allowed with --simulate: " + unfit
                            + "; a model is all that runs then, and allowed with it are " + allowed(spec));
        }
    }

    private static String allowed(CommandSpec spec) {
        Predicate<OptionSpec> fits = option -> !option.inherited()
                && !option.usageHelp()
                && !option.versionHelp()
                && !option.longestName().equals(NAME)
                && !UNFIT.contains(option.longestName());
        return spec.options().stream().filter(fits).map(OptionSpec::longestName).collect(Collectors.joining(", "));
    }
}
