package io.sluice.limiter.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Argument checks that return the value, and name the argument, its value and the rule where it breaks. */
final class Require {
    private Require() {}

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be a finite number");
        }
        return value;
    }

    static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ": it must be at least " + least);
        }
        return value;
    }

    /** A copy of members that have no name of their own in the model. */
    static Map<String, Object> extra(Set<String> known, Map<String, Object> extra) {
        known.stream().filter(extra::containsKey).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("extra has a member " + name + ": that one has a place of its own");
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }
}
