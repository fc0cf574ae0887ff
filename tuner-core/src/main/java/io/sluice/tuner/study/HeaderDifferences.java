package io.sluice.tuner.study;

import io.sluice.tuner.space.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two headers, in words. */
final class HeaderDifferences {
    private HeaderDifferences() {}

    static List<String> between(StudyHeader stored, StudyHeader wanted) {
        List<String> differences = new ArrayList<>();
        compare("goal", stored.goal().word(), wanted.goal().word(), differences);
        compare("seed", stored.seed(), wanted.seed(), differences);
        compareAll("parameter ", parameters(stored), parameters(wanted), differences);
        if (differences.isEmpty()) {
            compare("space", stored.space(), wanted.space(), differences);
        }
        compareAll("", stored.definition(), wanted.definition(), differences);
        compare("enqueued", stored.enqueued(), wanted.enqueued(), differences);
        compareAll("", stored.settings(), wanted.settings(), differences);
        return differences;
    }

    private static Map<String, Parameter> parameters(StudyHeader header) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        header.space().parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
        return byName;
    }

    private static void compareAll(
            String prefix, Map<String, ?> stored, Map<String, ?> wanted, List<String> differences) {
        Set<String> names = new LinkedHashSet<>(stored.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            compare(prefix + name, stored.get(name), wanted.get(name), differences);
        }
    }

    private static void compare(
            String what, @Nullable Object stored, @Nullable Object wanted, List<String> differences) {
        if (!Objects.equals(stored, wanted)) {
            differences.add(what + " was " + shown(stored) + " and is now " + shown(wanted));
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "absent" : String.valueOf(value);
    }
}
