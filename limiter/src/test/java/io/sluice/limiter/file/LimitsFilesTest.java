package io.sluice.limiter.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFiles.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsFilesTest {

    @Test
    void write_thenRead_givesBackEveryMember(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("limits.json");
        LimitsFile written = LimitsFiles.write(Samples.full(), file);
        assertEquals(Samples.full(), written);
        assertEquals(Samples.full(), LimitsFiles.read(file));
        assertEquals(LimitsFiles.toJson(Samples.full()), Files.readString(file));
        assertEquals(List.of(), LimitsSchema.complaints(Files.readString(file)));
    }

    @Test
    void toJson_longestSeed_isReadBackExactly() throws LimitsFileException {
        String json = Samples.FULL
                .replace("\"seed\":1,", "\"seed\":" + Long.MIN_VALUE + ",")
                .replaceAll(",\\s+\"sha256\":\"\\w+\"", "");
        LimitsFile file = LimitsFiles.parse(json.getBytes(StandardCharsets.UTF_8), "memory");
        assertEquals(OptionalLong.of(Long.MIN_VALUE), file.tuner().orElseThrow().seed());
        LimitsFile back = LimitsFiles.parse(LimitsFiles.toJson(file).getBytes(StandardCharsets.UTF_8), "memory");
        assertEquals(file.tuner(), back.tuner());
    }

    @Test
    void write_staleChecksum_isReplaced(@TempDir Path folder) throws IOException {
        LimitsFile stale = LimitsFile.of(Limits.parse("A=1")).withSha256("0".repeat(64));
        Path file = folder.resolve("limits.json");
        LimitsFiles.write(stale, file);
        assertEquals(Limits.parse("A=1"), LimitsFiles.read(file).toLimits());
    }

    @Test
    void write_modeIs0644_andNothingElseIsLeft(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("limits.json");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        LimitsFiles.write(Samples.full(), file);
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), list(folder));
    }

    @Test
    void write_failure_leavesNothingBehind(@TempDir Path folder) throws IOException {
        Path taken = folder.resolve("limits.json");
        Files.createDirectories(taken.resolve("inside"));
        assertThrows(IOException.class, () -> LimitsFiles.write(Samples.full(), taken));
        assertEquals(List.of(taken), list(folder));
    }

    @Test
    void write_folderMissing_saysSo(@TempDir Path folder) {
        Path file = folder.resolve("missing/limits.json");
        var thrown = assertThrows(FileSystemException.class, () -> LimitsFiles.write(Samples.full(), file));
        assertTrue(thrown.toString().contains("missing: is not a folder: create it first"), thrown.toString());
    }

    /** The name is taken by a folder, so that the write fails as late as possible, and without leaving a trace. */
    @Test
    void write_nameWithoutFolder_goesToTheCurrentOne() throws IOException {
        List<Path> before = list(Path.of(""));
        assertThrowsExactly(FileSystemException.class, () -> LimitsFiles.write(Samples.full(), Path.of("target")));
        assertEquals(before, list(Path.of("")));
    }

    @Test
    void write_whileOthersRead_isSeenWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("limits.json");
        LimitsFile small = LimitsFile.of(Limits.parse("A=1"));
        LimitsFiles.write(small, file);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(file, reads, done));
        try {
            // Not before the reader has begun, and until it has read often.
            for (int i = 0; (i < 200 || reads.get() < 200) && !reader.isDone(); i++) {
                LimitsFiles.write(i % 2 == 0 ? Samples.full() : small, file);
            }
        } finally {
            done.set(true);
        }
        reader.join();
        assertTrue(reads.get() >= 200, "only " + reads + " reads");
    }

    @Test
    void validate_goodFile_tellsTheLimits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("limits.json");
        LimitsFiles.write(Samples.full(), file);
        var valid = assertInstanceOf(Validation.Valid.class, LimitsFiles.validate(file));
        assertEquals("NetNS=12,AddCNI=3,StartVM=unlimited", valid.limits().toString());
        assertTrue(valid.checksummed());
        Files.writeString(file, "{\"schemaVersion\":1,\"stages\":[]}");
        assertEquals(
                false,
                assertInstanceOf(Validation.Valid.class, LimitsFiles.validate(file))
                        .checksummed());
    }

    @Test
    void validate_badFile_tellsWhy(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("limits.json");
        Files.writeString(file, "{\"schemaVersion\":1,\"stages\":[{\"name\":\"A\",\"limit\":0}]}");
        assertEquals(
                file + ": stages[0].limit is 0: allowed is an integer from 1 to 2147483647, or null for unlimited",
                assertInstanceOf(Validation.Invalid.class, LimitsFiles.validate(file))
                        .reason());
    }

    @Test
    void validate_noFile_tellsWhy(@TempDir Path folder) {
        Path file = folder.resolve("limits.json");
        String reason = assertInstanceOf(Validation.Invalid.class, LimitsFiles.validate(file))
                .reason();
        assertTrue(reason.startsWith(file + ": cannot be read: "), reason);
    }

    @Test
    void toJson_halfASurrogatePair_isRefused() {
        var halfPair = new LimitsFile(
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of("\ud800"),
                Limits.unlimited(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThrows(IllegalArgumentException.class, () -> LimitsFiles.toJson(halfPair));
    }

    @Property(seed = "1", tries = 200)
    void toJson_anyFile_isReadBackAndFitsTheSchema(@ForAll("files") LimitsFile file) throws LimitsFileException {
        String json = LimitsFiles.toJson(file);
        LimitsFile back = LimitsFiles.parse(json.getBytes(StandardCharsets.UTF_8), "memory");
        assertEquals(file.withSha256(back.sha256().orElseThrow()), back);
        assertEquals(List.of(), LimitsSchema.complaints(json));
    }

    @Property(seed = "2", tries = 40)
    void toJson_anyCharacterChanged_isRejectedOrSaysTheSame(@ForAll("files") LimitsFile file) {
        String json = LimitsFiles.toJson(file);
        Optional<LimitsFile> original = tryParse(json);
        for (int i = 0; i < json.length(); i += 7) {
            char changed = json.charAt(i) == '1' ? '2' : '1';
            // Without a checksum, because its member's name was hit, there is nothing to check.
            tryParse(json.substring(0, i) + changed + json.substring(i + 1))
                    .filter(read -> read.sha256().isPresent())
                    .ifPresent(read -> assertEquals(original.orElseThrow(), read));
        }
    }

    @Provide
    Arbitrary<LimitsFile> files() {
        return Samples.any();
    }

    private static Optional<LimitsFile> tryParse(String json) {
        try {
            return Optional.of(LimitsFiles.parse(json.getBytes(StandardCharsets.UTF_8), "memory"));
        } catch (LimitsFileException e) {
            return Optional.empty();
        }
    }

    private static void read(Path file, AtomicInteger reads, AtomicBoolean done) {
        while (!done.get()) {
            assertInstanceOf(Validation.Valid.class, LimitsFiles.validate(file));
            reads.incrementAndGet();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
