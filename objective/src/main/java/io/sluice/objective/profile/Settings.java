package io.sluice.objective.profile;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values chosen for a profile's settings, by name; what is not named has the profile's default. Immutable.
 *
 * @param values name to value, as it would stand in the profile
 */
public record Settings(SortedMap<String, String> values) {

    /** The setting that tells what a container is. */
    public static final String RUNTIME = "runtime";

    /** Copies the map. */
    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** All defaults. */
    public static Settings none() {
        return of(Map.of());
    }

    /** These. */
    public static Settings of(Map<String, String> values) {
        return new Settings(new TreeMap<>(values));
    }

    /** These and one more, or another value for one of them. */
    public Settings with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Settings(more);
    }

    /** The value of that setting, if it is named. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
