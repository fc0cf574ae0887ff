package io.sluice.cli.option;

import io.sluice.cli.support.CommandFailure;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFileException;
import io.sluice.limiter.file.LimitsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a limits file that a person named. Stateless. */
public final class LimitsFileReader {
    private LimitsFileReader() {}

    /** What it says; a {@link CommandFailure} if it is not there, cannot be read or is rejected. */
    public static LimitsFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.usage("there is no file " + file + ": name a limits file, as sluice tune writes it");
        }
        try {
            return LimitsFiles.read(file);
        } catch (LimitsFileException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw CommandFailure.failed(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
