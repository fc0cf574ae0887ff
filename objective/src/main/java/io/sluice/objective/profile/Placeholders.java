package io.sluice.objective.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values for the {@code ${name}} in a profile's texts; a name may stand for several values, and a text that holds it
 * then stands for as many texts. Immutable.
 *
 * @param values name to its values; none means that nothing is to be done where the name stands
 */
public record Placeholders(Map<String, List<String>> values) {

    /** Filled in by the shell that started the container's process, because nobody else knows it in time. */
    public static final String PID = "pid";

    /** Where the container's process gives its sign of life. */
    public static final String PIPE = "pipe";

    /** Those that need a network. */
    static final Set<String> OF_NETWORK = Set.of("ip", "mac", "prefix", "neighbour");

    /** All names that every profile may use; those of its settings come in addition. */
    public static final Set<String> NAMES =
            Set.of("id", "index", "run", "dir", "ip", "mac", "prefix", "neighbour", "cgroup", "tap", PIPE, PID);

    /** Those that can stand for several values, or none. */
    public static final Set<String> MANY = Set.of("cgroup", "tap");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** Copies the map. */
    public Placeholders {
        values = Map.copyOf(values);
    }

    /** Names in {@code text}, each once. */
    public static Set<String> namesIn(String text) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /**
     * The texts that {@code text} stands for: one, unless it holds a name with several values (or none).
     * {@code ${pid}} stays as it is.
     */
    public List<String> expand(String text) {
        List<String> texts = List.of(text);
        for (String name : namesIn(text)) {
            if (!name.equals(PID)) {
                texts = replaced(texts, "${" + name + "}", values.getOrDefault(name, List.of()));
            }
        }
        return texts;
    }

    /**
     * A document, line by line: a line that holds a name with several values (or none) stands for as many lines. Only
     * a line feed ends a line; the text behind the last one, if any, is a line too.
     */
    public String expandLines(String document) {
        return Arrays.stream(document.split("\n", -1))
                .flatMap(line -> expand(line).stream())
                .collect(Collectors.joining("\n"));
    }

    /** The one text that {@code text} stands for; throws {@link IllegalArgumentException} if it is not one. */
    public String expandOne(String text) {
        List<String> texts = expand(text);
        if (texts.size() != 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' stands for " + texts.size() + " texts here: exactly one is needed");
        }
        return texts.get(0);
    }

    private static List<String> replaced(List<String> texts, String placeholder, List<String> values) {
        List<String> result = new ArrayList<>(texts.size() * values.size());
        for (String value : values) {
            for (String text : texts) {
                result.add(text.replace(placeholder, value));
            }
        }
        return result;
    }
}
