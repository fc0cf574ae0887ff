package io.sluice.tuner.study;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the bytes of a journal: what it holds, and how many of the bytes are good. */
final class JournalReader {
    private static final System.Logger LOG = System.getLogger(JournalReader.class.getName());

    private final Path file;
    private final byte[] bytes;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Set<Integer> pending = new HashSet<>();
    private int asked;

    /**
     * What was read.
     *
     * @param header empty if the journal is empty, or was torn within its first line
     * @param entries in order
     * @param length how many bytes from the beginning are whole lines
     */
    record Content(Optional<StudyHeader> header, List<JournalEntry> entries, long length) {}

    JournalReader(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads it. A last line that is torn (without its line feed, or not JSON) is left out with a warning.
     *
     * @throws CorruptJournalException if any other line is wrong
     */
    Content read() {
        Optional<StudyHeader> header = Optional.empty();
        int start = 0;
        for (int line = 1; start < bytes.length; line++) {
            int end = lineFeed(start);
            Optional<JsonNode> document =
                    end < bytes.length ? JournalCodec.parse(Arrays.copyOfRange(bytes, start, end)) : Optional.empty();
            if (document.isEmpty()) {
                refuseUnlessLast(line, end);
                break;
            }
            header = Optional.of(accept(line, document.get(), header));
            start = end + 1;
        }
        return new Content(header, entries, start);
    }

    private int lineFeed(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void refuseUnlessLast(int line, int end) {
        if (end + 1 < bytes.length) {
            throw new CorruptJournalException(file, line, "it is not a JSON object");
        }
        LOG.log(Level.WARNING, "{0}: line {1} was not written to its end and is dropped", file, Integer.toString(line));
    }

    private StudyHeader accept(int line, JsonNode document, Optional<StudyHeader> header) {
        try {
            if (header.isEmpty()) {
                return JournalCodec.header(document);
            }
            JournalEntry entry = JournalCodec.entry(document, header.get().space());
            follow(entry);
            entries.add(entry);
            return header.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CorruptJournalException(file, line, String.valueOf(e.getMessage()));
        }
    }

    private void follow(JournalEntry entry) {
        if (entry instanceof JournalEntry.Ask ask) {
            int number = ask.trial().number();
            if (number != ++asked) {
                throw new IllegalArgumentException("it asks trial " + number + " where trial " + asked + " comes next");
            }
            pending.add(number);
        } else if (entry instanceof JournalEntry.Tell tell && !pending.remove(tell.trial())) {
            throw new IllegalArgumentException("it tells trial " + tell.trial() + ", which is not pending");
        }
    }
}
