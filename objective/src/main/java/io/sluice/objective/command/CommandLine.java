package io.sluice.objective.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into its arguments as a POSIX shell would, without expanding anything.
 *
 * <ul>
 *   <li>Blanks (space, tab, line break) separate arguments.
 *   <li>{@code '…'} stands for itself, whatever it holds.
 *   <li>{@code "…"} stands for itself, but {@code \"} is a quote and {@code \\} a backslash; any other backslash stays.
 *   <li>Elsewhere a backslash makes the next character stand for itself.
 *   <li>Quoted and unquoted parts that touch are one argument; {@code ''} is an empty one.
 * </ul>
 *
 * <p>{@code $}, {@code *}, {@code ~}, {@code |}, {@code >}, {@code ;}, {@code &} and {@code #} mean nothing: no shell ever
 * sees the line. Who wants one names it: {@code sh -c '…'}.
 */
public final class CommandLine {
    private final String text;
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder argument = new StringBuilder();
    private boolean started;
    private int next;

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * The arguments of a command line.
     *
     * @param text one line
     * @return at least one argument, the first of which is not empty
     * @throws IllegalArgumentException if there is none, or a quote or backslash has no end
     */
    public static List<String> split(String text) {
        List<String> arguments = new CommandLine(text).read();
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            throw new IllegalArgumentException(
                    "the command line '" + text + "' names no program: write the program, then its arguments");
        }
        return List.copyOf(arguments);
    }

    private List<String> read() {
        while (next < text.length()) {
            char c = text.charAt(next++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endArgument();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> append(escaped("the backslash"));
                default -> append(c);
            }
        }
        endArgument();
        return arguments;
    }

    private void append(char c) {
        argument.append(c);
        started = true;
    }

    private void endArgument() {
        if (started) {
            arguments.add(argument.toString());
            argument.setLength(0);
            started = false;
        }
    }

    private char escaped(String opened) {
        if (next == text.length()) {
            throw unfinished(opened, next);
        }
        return text.charAt(next++);
    }

    private void singleQuoted() {
        int end = text.indexOf('\'', next);
        if (end < 0) {
            throw unfinished("the quote '", next);
        }
        argument.append(text, next, end);
        started = true;
        next = end + 1;
    }

    private void doubleQuoted() {
        int opened = next;
        started = true;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') {
                return;
            }
            boolean escape = c == '\\' && next < text.length() && "\"\\".indexOf(text.charAt(next)) >= 0;
            argument.append(escape ? escaped("the backslash") : c);
        }
        throw unfinished("the quote \"", opened);
    }

    private IllegalArgumentException unfinished(String what, int column) {
        return new IllegalArgumentException("in the command line [" + text + "] " + what + " at column " + column
                + " has no end: close it, or put a backslash before it");
    }
}
