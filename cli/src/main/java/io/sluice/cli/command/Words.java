package io.sluice.cli.command;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Points and numbers for a person, the same in every locale. Stateless. */
final class Words {
    private Words() {}

    /** As in {@code NetNS=12 AddCNI=3}. */
    static String point(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Four significant digits. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** A share, as in {@code 18.7 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
