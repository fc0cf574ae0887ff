package io.sluice.cli;

import io.sluice.cli.support.ExitCode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that is not understood with what is wrong and what is allowed; exit code 2. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        Optional<String> later = later(command, arguments);
        err.println("sluice: " + later.orElseGet(() -> message(exception)));
        if (exception instanceof UnmatchedArgumentException unmatched && later.isEmpty()) {
            suggest(unmatched, command, err);
        }
        err.println("More with: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    private static String message(ParameterException exception) {
        return String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
    }

    private static Optional<String> later(CommandLine command, String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument ->
                        !command.getCommandSpec().optionsMap().containsKey(argument.replaceFirst("=.*", "")))
                .map(LaterOptions::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void suggest(UnmatchedArgumentException exception, CommandLine command, PrintWriter err) {
        List<String> suggestions = exception.getSuggestions();
        if (!suggestions.isEmpty()) {
            err.println("Did you mean: " + String.join(" or ", suggestions) + "?");
        }
        boolean option = exception.getUnmatched().get(0).startsWith("-");
        if (!option && !command.getSubcommands().isEmpty()) {
            err.println(
                    "Commands: " + String.join(", ", command.getSubcommands().keySet()));
        } else {
            err.println("Options: " + options(command));
        }
    }

    private static String options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(", "));
    }
}
