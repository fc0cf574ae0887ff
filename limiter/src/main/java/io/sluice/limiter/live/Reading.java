package io.sluice.limiter.live;

import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What one look at the content came to. Immutable. */
sealed interface Reading {
    /** There was nothing to be had. */
    record Unreadable(String reason) implements Reading {}

    /** It is what it was the last time, good or not. */
    record Unchanged() implements Reading {}

    /** It is new and good. */
    record Good(String hash, LimitsFile file) implements Reading {}

    /** It is new and no good. */
    record Bad(String hash, String reason) implements Reading {}

    /**
     * Reads and judges; for as long as the file system takes.
     *
     * @param seen the hash of the last content, empty before the first
     */
    static Reading of(Content from, String seen) {
        byte[] now;
        try {
            now = from.read();
        } catch (IOException e) {
            return new Unreadable(from.name() + ": cannot be read: " + e.getMessage());
        }
        String hash = sha256(now);
        return hash.equals(seen) ? new Unchanged() : judged(hash, now, from.name());
    }

    private static Reading judged(String hash, byte[] json, String name) {
        try {
            return new Good(hash, LimitsFiles.parse(json, name));
        } catch (IOException e) {
            return new Bad(hash, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Whatever the reader trips over: a bad file must not take the good limits away.
            return new Bad(hash, name + ": cannot be judged: " + e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
