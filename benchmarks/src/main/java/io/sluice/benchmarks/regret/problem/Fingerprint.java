package io.sluice.benchmarks.regret.problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Short digests of what defines a problem. */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** Of texts, in order. */
    static String of(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> digest.update((part + '\0').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A probe of behaviour: coarse enough that rounding elsewhere does not change it. */
    static String probe(double value) {
        return String.format(Locale.ROOT, "%.3e", value);
    }
}
