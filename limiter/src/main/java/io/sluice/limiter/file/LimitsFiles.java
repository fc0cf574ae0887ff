package io.sluice.limiter.file;

import io.sluice.limiter.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads, checks and writes limits files.
 *
 * <p>A file is taken whole or rejected whole. Members that are not known here are ignored, but the checksum covers them. All
 * methods are stateless and thread-safe.
 */
public final class LimitsFiles {
    private LimitsFiles() {}

    /**
     * Reads a file.
     *
     * @param file its path
     * @return what it says
     * @throws LimitsFileException if what it says is rejected
     * @throws IOException if it cannot be read
     */
    public static LimitsFile read(Path file) throws IOException {
        return parse(Files.readAllBytes(file), file.toString());
    }

    /**
     * Reads a document that is in memory.
     *
     * @param json the document, in UTF-8; not modified
     * @param source where it came from, for messages
     * @return what it says
     * @throws LimitsFileException if what it says is rejected
     */
    public static LimitsFile parse(byte[] json, String source) throws LimitsFileException {
        return LimitsFileReader.read(json, source);
    }

    /**
     * The document that {@link #write} writes.
     *
     * @param file what it is to say
     * @return indented JSON with a checksum, ending in a line break
     * @throws IllegalArgumentException if a text is not Unicode (half a surrogate pair), or an extra member is not JSON
     */
    public static String toJson(LimitsFile file) {
        return LimitsFileTree.text(LimitsFileTree.of(file));
    }

    /**
     * Replaces a file in one step: whoever reads it, whenever, finds the old content or the new one, and after this returns
     * the new one survives a power cut. The file has mode 0644. On failure the old one is untouched and nothing is left
     * beside it.
     *
     * @param file what it is to say
     * @param target where; the folder must exist. A symbolic link is replaced, not followed
     * @return {@code file} with the checksum that was written
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a text is not Unicode (half a surrogate pair), or an extra member is not JSON
     */
    public static LimitsFile write(LimitsFile file, Path target) throws IOException {
        var document = LimitsFileTree.of(file);
        AtomicFile.write(target, LimitsFileTree.text(document).getBytes(StandardCharsets.UTF_8));
        return file.withSha256(document.get("sha256").stringValue());
    }

    /**
     * Checks a file without using it.
     *
     * @param file its path
     * @return what it says, or why it is rejected
     */
    public static Validation validate(Path file) {
        try {
            return new Validation.Valid(read(file));
        } catch (LimitsFileException e) {
            return new Validation.Invalid(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Validation.Invalid(file + ": cannot be read: " + e);
        }
    }

    /** What came of checking a file. */
    public sealed interface Validation {

        /**
         * The file is good.
         *
         * @param file what it says
         */
        record Valid(LimitsFile file) implements Validation {
            /**
             * The limits in force where the size of the burst is not known.
             *
             * @return {@link LimitsFile#toLimits()}
             */
            public Limits limits() {
                return file.toLimits();
            }

            /**
             * Tells whether a checksum vouches for the content.
             *
             * @return false if the file has none
             */
            public boolean checksummed() {
                return file.sha256().isPresent();
            }
        }

        /**
         * The file is rejected as a whole.
         *
         * @param reason the file, the member, its value and what is allowed
         */
        record Invalid(String reason) implements Validation {}
    }
}
