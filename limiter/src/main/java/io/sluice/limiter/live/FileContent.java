package io.sluice.limiter.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that may hold anything, or be none. Stateless. */
final class FileContent implements Content {
    /** Far more than any limits file needs; what is larger was put there by mistake. */
    static final int LARGEST = 4 << 20;

    private final Path file;

    FileContent(Path file) {
        this.file = file;
    }

    @Override
    public byte[] read() throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        if (!Files.isRegularFile(file)) { // opening a pipe would wait for its writer
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new FileSystemException(file.toString(), null, "is larger than " + LARGEST + " bytes");
            }
            return content;
        }
    }

    @Override
    public String name() {
        return file.toString();
    }
}
