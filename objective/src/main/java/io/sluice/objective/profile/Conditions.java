package io.sluice.objective.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Decides while a profile is read what of it is done under the chosen settings. Immutable.
 *
 * @param declared by the profile
 * @param chosen a value for every one of them
 */
record Conditions(List<Setting> declared, Settings chosen) {

    /** Fills up {@code chosen} with defaults; throws {@link ProfileException} for what the profile does not declare. */
    static Conditions of(List<Setting> declared, Settings chosen, YamlNode where) {
        Map<String, String> all = new TreeMap<>();
        declared.forEach(setting -> all.put(setting.name(), setting.defaultValue()));
        chosen.values().forEach((name, value) -> {
            Setting setting = find(declared, name)
                    .orElseThrow(() -> where.error("this profile has no setting '" + name + "': " + names(declared)));
            requireAllowed(setting, value, where);
            all.put(name, value);
        });
        return new Conditions(List.copyOf(declared), Settings.of(all));
    }

    /** Whether all of {@code when} is so; what is absent is always so. */
    boolean hold(@Nullable YamlNode when) {
        if (when == null) {
            return true;
        }
        boolean all = true;
        for (Map.Entry<String, YamlNode> entry : when.entries("when").entrySet()) {
            all &= holds(entry.getKey(), entry.getValue());
        }
        return all;
    }

    private boolean holds(String name, YamlNode node) {
        Setting setting =
                find(declared, name).orElseThrow(() -> node.error("when names '" + name + "': " + names(declared)));
        String value = chosen.value(name).orElseThrow();
        boolean any = false;
        for (YamlNode wanted : node.node() instanceof SequenceNode ? node.items("when") : List.of(node)) {
            any |= matches(setting, value, wanted);
        }
        return any;
    }

    private static boolean matches(Setting setting, String value, YamlNode wanted) {
        String text = wanted.text("when");
        if (setting.allowed() instanceof Setting.Range && text.endsWith("..")) {
            String low = text.substring(0, text.length() - 2);
            requireAllowed(setting, low, wanted);
            return Integer.parseInt(value) >= Integer.parseInt(low);
        }
        requireAllowed(setting, text, wanted);
        return value.equals(text);
    }

    private static void requireAllowed(Setting setting, String value, YamlNode where) {
        if (!setting.allowed().contains(value)) {
            throw where.error("setting '" + setting.name() + "' is '" + value + "': "
                    + setting.allowed().describe() + (setting.allowed() instanceof Setting.Range ? " is" : " are")
                    + " allowed");
        }
    }

    /** All placeholders that may stand in this profile. */
    Set<String> placeholders() {
        Set<String> names = new TreeSet<>(Placeholders.NAMES);
        for (Setting setting : declared) {
            names.add(setting.name());
            setting.each().ifPresent(names::add);
        }
        return names;
    }

    /** Those of them that can stand for several values, or none. */
    Set<String> many() {
        Set<String> names = new TreeSet<>(Placeholders.MANY);
        declared.forEach(setting -> setting.each().ifPresent(names::add));
        return names;
    }

    private static Optional<Setting> find(List<Setting> declared, String name) {
        return declared.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static String names(List<Setting> declared) {
        List<String> names =
                new ArrayList<>(declared.stream().map(Setting::name).toList());
        return names.isEmpty()
                ? "it declares none (its member 'settings')"
                : "it declares " + names.stream().sorted().collect(Collectors.joining(", "));
    }
}
