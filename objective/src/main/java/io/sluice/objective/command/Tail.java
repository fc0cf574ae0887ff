package io.sluice.objective.command;

import java.nio.charset.StandardCharsets;

/** The end of a stream, in memory of a fixed size. Not thread-safe. */
final class Tail implements Sink {
    static final int MAX_BYTES = 2000;

    private final byte[] ring = new byte[MAX_BYTES];
    private long total;

    @Override
    public void accept(byte[] bytes, int length) {
        for (int i = Math.max(0, length - MAX_BYTES); i < length; i++) {
            ring[(int) ((total + i) % MAX_BYTES)] = bytes[i];
        }
        total += length;
    }

    /** The last {@value #MAX_BYTES} bytes, stripped of blanks; begins with "…" if there were more. */
    String text() {
        int size = (int) Math.min(total, MAX_BYTES);
        byte[] ordered = new byte[size];
        for (int i = 0; i < size; i++) {
            ordered[i] = ring[(int) ((total - size + i) % MAX_BYTES)];
        }
        String text = new String(ordered, StandardCharsets.UTF_8).strip();
        return total > MAX_BYTES ? "…" + text : text;
    }
}
