package io.sluice.objective.profile;

import io.sluice.objective.profile.Setting.Range;
import io.sluice.objective.profile.Setting.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what settings a profile declares. Stateless. */
final class SettingReader {

    private static final Pattern RANGE = Pattern.compile("(0|[1-9][0-9]{0,8})\\.\\.(0|[1-9][0-9]{0,8})");

    List<Setting> list(@Nullable YamlNode node) {
        if (node == null) {
            return List.of();
        }
        Set<String> taken = new HashSet<>(Placeholders.NAMES);
        return node.entries("settings").entrySet().stream()
                .map(entry -> setting(entry.getKey(), entry.getValue(), taken))
                .toList();
    }

    private static Setting setting(String name, YamlNode node, Set<String> taken) {
        take(name, node, taken);
        Map<String, YamlNode> members = node.members("a setting", Set.of("values", "range", "each"));
        YamlNode values = members.get("values");
        YamlNode range = members.get("range");
        YamlNode each = members.get("each");
        if (values != null && range == null && each == null) {
            return new Setting(name, words(values), Optional.empty());
        }
        if (range != null && values == null) {
            Range numbers = range(range);
            if (each == null) {
                return new Setting(name, numbers, Optional.empty());
            }
            if (numbers.low() < 1) {
                throw each.error("each needs a range from 1: there must be one to be at");
            }
            take(each.text("each"), each, taken);
            return new Setting(name, numbers, Optional.of(each.text("each")));
        }
        throw node.error("setting '" + name + "' needs either 'values', the default first, or 'range', such as 0..100"
                + " (with 'each' if the starts are spread over 1 to its value)");
    }

    private static void take(String name, YamlNode node, Set<String> taken) {
        if (!name.matches("[a-z][A-Za-z0-9]{0,31}")) {
            throw node.error("'" + name + "' is no name for a setting: a small letter, then letters and digits");
        }
        if (!taken.add(name)) {
            throw node.error("'" + name + "' is a placeholder already: choose another name");
        }
    }

    private static Words words(YamlNode node) {
        List<String> words =
                node.items("values").stream().map(item -> item.text("values")).toList();
        if (words.isEmpty() || Set.copyOf(words).size() != words.size()) {
            throw node.error("values must be at least one text, each once, the default first");
        }
        return new Words(words);
    }

    private static Range range(YamlNode node) {
        Matcher matcher = RANGE.matcher(node.text("range"));
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
            throw node.error("range is '" + node.text("range") + "': two whole numbers such as 0..100 are allowed");
        }
        return new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
