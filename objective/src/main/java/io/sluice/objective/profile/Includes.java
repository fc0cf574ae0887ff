package io.sluice.objective.profile;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts fragments into a text. A line that is only {@code #include NAME} stands for the lines of the fragment with that name,
 * indented as that line is. What a fragment holds is not looked at. Stateless.
 */
final class Includes {

    private static final Pattern INCLUDE = Pattern.compile("^( *)#include (\\S+)\n", Pattern.MULTILINE);

    private Includes() {}

    /** The text with all its fragments; {@code fragments} maps a name to lines, or throws where there are none. */
    static String expand(String text, UnaryOperator<String> fragments) {
        return INCLUDE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(lines(match, fragments)));
    }

    private static String lines(MatchResult match, UnaryOperator<String> fragments) {
        String indent = match.group(1);
        return fragments
                .apply(match.group(2))
                .lines()
                .map(line -> line.isEmpty() ? "\n" : indent + line + "\n")
                .collect(Collectors.joining());
    }
}
