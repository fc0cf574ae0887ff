package io.sluice.tuner.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A journal in a folder: {@code journal.jsonl}, appended to line by line, and {@code study.lock}, locked while it is open.
 *
 * <p>A tell, a note and the header are forced to the disk before {@link #append} returns. An ask is not: if the machine
 * (rather than the process) dies before it is on the disk, the same candidate is computed again. Not thread-safe.
 */
public final class FileJournal implements Journal {
    private final Path path;
    private final StudyLock lock;
    private final AppendFile file;
    private final StudyHeader header;
    private final List<JournalEntry> restored;

    private FileJournal(Path path, StudyLock lock, AppendFile file, StudyHeader header, List<JournalEntry> restored) {
        this.path = path;
        this.lock = lock;
        this.file = file;
        this.header = header;
        this.restored = List.copyOf(restored);
    }

    /**
     * Begins a study in a folder, which is made if need be, or goes on with the one that is there.
     *
     * @param folder of the study
     * @param resume whether to go on with a study that is there; if there is none, a new one begins either way
     * @param wanted from the header that is there, if any, to that of the study that is wanted
     * @param clock for the time of creation
     * @throws StudyExistsException if there is one and {@code resume} is false
     * @throws StudyMismatchException if the one that is there differs from the one that is wanted
     * @throws StudyLockedException if it is open already
     * @throws CorruptJournalException if it cannot be understood
     * @throws JournalIoException if it cannot be read or written
     */
    public static FileJournal open(
            Path folder, boolean resume, Function<Optional<StudyHeader>, StudyHeader> wanted, Clock clock) {
        StudyLock lock = StudyLock.acquire(folder);
        try {
            return open(folder.resolve("journal.jsonl"), lock, resume, wanted, clock);
        } catch (IOException e) {
            lock.close();
            throw new JournalIoException("cannot open the study in " + folder + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileJournal open(
            Path path, StudyLock lock, boolean resume, Function<Optional<StudyHeader>, StudyHeader> wanted, Clock clock)
            throws IOException {
        AppendFile file = new AppendFile(path);
        try {
            var content = new JournalReader(path, file.readAll()).read();
            StudyHeader header = wanted.apply(content.header());
            if (content.header().isPresent()) {
                refuseUnlessResumed(path, resume, content.header().get(), header);
            }
            file.goodUpTo(content.length());
            if (content.header().isEmpty()) {
                file.append(JournalCodec.line(JournalCodec.write(header, clock)), true);
                AppendFile.forceName(path);
            }
            return new FileJournal(path, lock, file, header, content.entries());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void refuseUnlessResumed(Path path, boolean resume, StudyHeader stored, StudyHeader wanted) {
        if (!resume) {
            throw new StudyExistsException("there is a study in " + path.getParent()
                    + " already; resume it, or begin the new one in another folder");
        }
        List<String> differences = HeaderDifferences.between(stored, wanted);
        if (!differences.isEmpty()) {
            throw new StudyMismatchException(
                    "the study in " + path.getParent() + " is another one: " + String.join("; ", differences)
                            + "; resume it as it was begun, or begin a new one in another folder");
        }
    }

    /** The header in the file. */
    public StudyHeader header() {
        return header;
    }

    @Override
    public List<JournalEntry> restored() {
        return restored;
    }

    @Override
    public void append(JournalEntry entry) {
        byte[] line = JournalCodec.line(JournalCodec.write(entry));
        try {
            file.append(line, !(entry instanceof JournalEntry.Ask));
        } catch (IOException e) {
            throw new JournalIoException(
                    "cannot write to the journal " + path + ": " + e.getMessage()
                            + "; what it held is intact, make room or mend the disk, then try again or resume; not written: "
                            + new String(line, StandardCharsets.UTF_8).strip(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new JournalIoException("cannot close the journal " + path + ": " + e.getMessage(), e);
        } finally {
            lock.close();
        }
    }
}
