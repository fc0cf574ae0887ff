package io.sluice.tuner.study;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The exclusive lock of a study's folder. It has a file of its own, because on POSIX systems a process loses its lock on
 * a file when it closes any descriptor of it, and people read journals. It goes when the process dies, however it dies.
 */
final class StudyLock implements AutoCloseable {
    private final RandomAccessFile file;

    private StudyLock(RandomAccessFile file) {
        this.file = file;
    }

    static StudyLock acquire(Path folder) {
        try {
            Files.createDirectories(folder);
            return lock(
                    folder, new RandomAccessFile(folder.resolve("study.lock").toFile(), "rw"));
        } catch (IOException e) {
            throw new JournalIoException("cannot make or lock the study folder " + folder + ": " + e, e);
        }
    }

    private static StudyLock lock(Path folder, RandomAccessFile file) throws IOException {
        StudyLock lock = new StudyLock(file);
        boolean held = false;
        try {
            FileLock got = file.getChannel().tryLock();
            held = got != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which tryLock reports in another way.
        } finally {
            if (!held) {
                lock.close();
            }
        }
        if (!held) {
            throw new StudyLockedException(
                    "the study in " + folder + " is open already; close the tuner or end the process that has it open");
        }
        return lock;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new JournalIoException("cannot release the study's lock: " + e, e);
        }
    }
}
