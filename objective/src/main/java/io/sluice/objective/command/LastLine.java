package io.sluice.objective.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The last line of a stream that holds more than blanks, in memory of a fixed size. Not thread-safe. */
final class LastLine implements Sink {
    /** A longer line is cut here, and then is no answer. */
    static final int MAX_BYTES = 1 << 20;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean blank = true;
    private boolean cut;
    private Optional<Line> last = Optional.empty();

    /**
     * A line.
     *
     * @param text without the line break and without blanks around it
     * @param cut whether it was longer than {@value #MAX_BYTES} bytes
     */
    record Line(String text, boolean cut) {}

    @Override
    public void accept(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                append(bytes, from, i);
                endLine();
                from = i + 1;
            }
        }
        append(bytes, from, length);
    }

    private void append(byte[] bytes, int from, int to) {
        for (int i = from; blank && i < to; i++) {
            blank = bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r';
        }
        int fits = Math.min(to - from, MAX_BYTES - line.size());
        line.write(bytes, from, fits);
        cut |= fits < to - from;
    }

    private void endLine() {
        if (!blank) {
            last = Optional.of(current());
        }
        line.reset();
        blank = true;
        cut = false;
    }

    private Line current() {
        return new Line(line.toString(StandardCharsets.UTF_8).strip(), cut);
    }

    /** What there is so far; a line without its line break counts. */
    Optional<Line> get() {
        return blank ? last : Optional.of(current());
    }
}
