package io.sluice.objective.linux;

import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns steps into input for a POSIX shell that runs them in order up to the first failure and then writes one line to
 * its descriptor 3. Every text is quoted: no part of a profile is ever read as shell. Stateless.
 */
final class ShellScript {

    private static final String END_OF_INPUT = "__sluice_end_of_input__";
    private static final String PID_PLACEHOLDER = "${" + Placeholders.PID + "}";

    private ShellScript() {}

    /**
     * The script.
     *
     * @param report what to write at the end, before the number of the step that ran last and its exit code
     * @param steps what to do
     * @param placeholders values for the steps' texts
     */
    static String of(String report, List<Step> steps, Placeholders placeholders) {
        StringBuilder script = new StringBuilder("s=0\n{ :");
        for (int i = 0; i < steps.size(); i++) {
            for (String command : commands(steps.get(i), placeholders)) {
                script.append(" && s=").append(i).append(" && ").append(command);
            }
        }
        return script.append("\n}\necho \"")
                .append(report)
                .append(" $s $?\" >&3\n")
                .toString();
    }

    /** How a step looks to a person, for a report of its failure. */
    static String describe(Step step, Placeholders placeholders) {
        if (step instanceof Step.Run run) {
            return expandAll(run.arguments(), placeholders).stream().collect(Collectors.joining(" "));
        } else if (step instanceof Step.Mkdir mkdir) {
            return "mkdir " + String.join(" ", expandAll(mkdir.paths(), placeholders));
        } else if (step instanceof Step.Rmdir rmdir) {
            return "rmdir " + String.join(" ", expandAll(rmdir.paths(), placeholders));
        }
        return "write to " + String.join(" ", placeholders.expand(((Step.Write) step).file()));
    }

    private static List<String> commands(Step step, Placeholders placeholders) {
        if (step instanceof Step.Run run) {
            return List.of(run(run, placeholders));
        } else if (step instanceof Step.Mkdir mkdir) {
            return onPaths("mkdir", mkdir.paths(), placeholders);
        } else if (step instanceof Step.Rmdir rmdir) {
            return onPaths("rmdir", rmdir.paths(), placeholders);
        }
        return write((Step.Write) step, placeholders);
    }

    private static String run(Step.Run run, Placeholders placeholders) {
        String words = expandAll(run.arguments(), placeholders).stream()
                .map(ShellScript::quote)
                .collect(Collectors.joining(" "));
        String stdin = run.stdin().map(text -> "<<'" + END_OF_INPUT + "'").orElse("</dev/null");
        String document = run.stdin()
                .map(text -> document(placeholders.expandLines(text)))
                .orElse("");
        return run.background()
                ? "{ " + words + " " + stdin + " 3>&- & pid=$!\n" + document + "}"
                : "{ " + words + " " + stdin + "\n" + document + "}";
    }

    private static String document(String text) {
        if (("\n" + text + "\n").contains("\n" + END_OF_INPUT + "\n")) {
            throw new IllegalArgumentException("stdin may not hold the line " + END_OF_INPUT);
        }
        return text + (text.endsWith("\n") ? "" : "\n") + END_OF_INPUT + "\n";
    }

    private static List<String> onPaths(String program, List<String> paths, Placeholders placeholders) {
        List<String> expanded = expandAll(paths, placeholders);
        return expanded.isEmpty()
                ? List.of()
                : List.of(program + " -- "
                        + expanded.stream().map(ShellScript::quote).collect(Collectors.joining(" ")));
    }

    private static List<String> write(Step.Write write, Placeholders placeholders) {
        List<String> commands = new ArrayList<>();
        for (String file : placeholders.expand(write.file())) {
            commands.add("printf %s " + quote(placeholders.expandOne(write.text())) + " >" + quote(file));
        }
        return commands;
    }

    private static List<String> expandAll(List<String> texts, Placeholders placeholders) {
        return texts.stream()
                .flatMap(text -> placeholders.expand(text).stream())
                .toList();
    }

    static String quote(String text) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        return quoted.replace(PID_PLACEHOLDER, "'\"$pid\"'");
    }
}
