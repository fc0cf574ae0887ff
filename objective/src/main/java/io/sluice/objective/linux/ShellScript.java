package io.sluice.objective.linux;

import io.sluice.objective.profile.Placeholders;
import io.sluice.objective.profile.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Turns steps into input for a POSIX shell that runs them in order up to the first failure and then writes one line to
 * its descriptor 3. Every text is quoted: no part of a profile is ever read as shell. Stateless.
 */
final class ShellScript {

    private static final String END_OF_INPUT = "__sluice_end_of_input__";
    private static final String PID_PLACEHOLDER = "${" + Placeholders.PID + "}";

    /** Of these, what a profile may have a use for. */
    private static final Set<String> BUILTINS = Set.of("[", "echo", "false", "kill", "printf", "test", "true");

    /** Twice, because a reading costs about as much as a write: the time between the two is not the steps'. */
    private static final String START_CLOCK = " && " + clock("a") + " && " + clock("b");

    private static final String STOP_CLOCK = " && " + clock("c") + " && w=$((w + c - b - b + a))";

    private ShellScript() {}

    /**
     * The script.
     *
     * @param report what to write at the end, before the number of the step that ran last and its exit code
     * @param steps what to do
     * @param placeholders values for the steps' texts
     */
    static String of(String report, List<Step> steps, Placeholders placeholders) {
        return of(report, steps, placeholders, false, "");
    }

    /**
     * The script.
     *
     * @param measured whether to measure the processor time of steps that the shell does itself, and to report it, in
     *     microseconds, after the exit code
     * @param next lines of shell to go on with when all steps have succeeded and that is reported
     */
    static String of(String report, List<Step> steps, Placeholders placeholders, boolean measured, String next) {
        boolean writes = measured && steps.stream().anyMatch(ShellScript::isOwn);
        return (writes ? "w=0\n" : "")
                + steps(steps, placeholders, writes)
                + "e=$?\necho \"" + report + " $s $e" + (writes ? " $((w / 1000))" : "") + "\" >&3\n"
                + (next.isEmpty() ? "" : "if [ $e = 0 ]; then\n" + next + "fi\n");
    }

    private static String steps(List<Step> steps, Placeholders placeholders, boolean measured) {
        StringBuilder script = new StringBuilder("s=0\n{ :");
        boolean writing = false;
        for (int i = 0; i < steps.size(); i++) {
            boolean write = measured && isOwn(steps.get(i));
            script.append(write && !writing ? START_CLOCK : "").append(!write && writing ? STOP_CLOCK : "");
            for (String command : commands(steps.get(i), placeholders)) {
                script.append(" && s=").append(i).append(" && ").append(command);
            }
            writing = write;
        }
        return script.append(writing ? STOP_CLOCK : "").append("\n}\n").toString();
    }

    /** Whether the shell does a step itself, without another process. */
    private static boolean isOwn(Step step) {
        if (step instanceof Step.Run run) {
            return !run.background()
                    && run.timeoutSeconds().isEmpty()
                    && BUILTINS.contains(run.arguments().get(0));
        }
        return step instanceof Step.Write;
    }

    /** Sets a variable to the nanoseconds of processor time that the shell has used. */
    private static String clock(String variable) {
        // The kernel brings schedstat up to date when it switches to another process, or is asked for 'times'.
        return "{ times; read -r " + variable + " rest </proc/self/schedstat; } >/dev/null";
    }

    /** Lines that do steps one after the other, whatever becomes of each; what they write to descriptor 3 is lost. */
    static List<String> regardless(List<Step> steps, Placeholders placeholders) {
        return steps.stream()
                .flatMap(step -> commands(step, placeholders).stream())
                .toList();
    }

    /** A command that succeeds if the last process started in the background is there still. */
    static String processThere() {
        // 'jobs' makes the shell look for what has ended; until then even a dead process answers.
        return "jobs >/dev/null 2>&1; kill -0 \"$pid\" 2>/dev/null";
    }

    /** How a step looks to a person, for a report of its failure. */
    static String describe(Step step, Placeholders placeholders) {
        if (step instanceof Step.Run run) {
            return expandAll(run.arguments(), placeholders).stream()
                            .map(ShellScript::firstLine)
                            .collect(Collectors.joining(" "))
                    + timeout(run, seconds -> " (timeout " + seconds + " s)");
        } else if (step instanceof Step.Mkdir mkdir) {
            return "mkdir " + String.join(" ", expandAll(mkdir.paths(), placeholders));
        } else if (step instanceof Step.Rmdir rmdir) {
            return "rmdir " + String.join(" ", expandAll(rmdir.paths(), placeholders));
        }
        return "write to " + String.join(" ", placeholders.expand(((Step.Write) step).file()));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end) + " ...";
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
        String words = timeout(run, seconds -> "timeout -s KILL " + seconds + " ")
                + expandAll(run.arguments(), placeholders).stream()
                        .map(ShellScript::quote)
                        .collect(Collectors.joining(" "));
        String background = run.background() ? " & pid=$!" : "";
        if (run.stdin().isEmpty()) {
            return "{ " + words + " </dev/null 3>&-" + background + "\n}";
        }
        String text = placeholders.expandLines(run.stdin().get());
        String end = endOfInput(text);
        String newline = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return "{ " + words + " <<'" + end + "' 3>&-" + background + "\n" + text + newline + end + "\n}";
    }

    private static String timeout(Step.Run run, UnaryOperator<String> text) {
        return run.timeoutSeconds().isEmpty()
                ? ""
                : text.apply(new BigDecimal(Double.toString(run.timeoutSeconds().getAsDouble())).toPlainString());
    }

    /** A line that the text does not hold. */
    private static String endOfInput(String text) {
        String end = END_OF_INPUT;
        while (text.contains(end)) {
            end += "_";
        }
        return end;
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
