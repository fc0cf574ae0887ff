package io.sluice.cli.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to type to go on with a command. Stateless. */
public final class ResumeLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,%+@*-]+");

    private ResumeLine() {}

    /** The same command line, quoted for a shell, with {@code --resume}. */
    public static String of(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(Program.name()));
        all.addAll(arguments);
        if (!all.contains("--resume")) {
            all.add("--resume");
        }
        return all.stream().map(ResumeLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        boolean plain = PLAIN.matcher(argument).matches() && !argument.contains("*");
        return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
