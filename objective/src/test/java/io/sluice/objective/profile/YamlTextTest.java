package io.sluice.objective.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("mine.yaml"), bytes);
    }

    private static String complaint(Path file) {
        return String.valueOf(
                assertThrows(ProfileException.class, () -> YamlText.read(file)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"''", "a: b", "'größer ≥ 𝄞\n'"})
    void read_text_asItIs(String text) throws IOException {
        assertEquals(text, YamlText.read(file(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void read_noFile_isSaid() {
        Path file = folder.resolve("none.yaml");
        assertEquals(file + ": cannot be read: there is no such file", complaint(file));
    }

    @Test
    void read_folder_cannotBeRead() {
        assertEquals(folder + ": cannot be read: Is a directory", complaint(folder));
    }

    @ParameterizedTest
    @CsvSource({"'', 1:1", "'a: ', 1:4", "'a: é\nbb', 2:3"})
    void read_noUtf8_pointsAtTheByte(String before, String place) throws IOException {
        byte[] bytes = (before.replace("\\n", "\n") + "?").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xe9;
        Path file = file(bytes);
        assertEquals(
                file + ":" + place + ": not a text in UTF-8: no character begins with the byte 0xe9 that stands here",
                complaint(file));
    }

    @Test
    void read_overAMebibyte_isRefused() throws IOException {
        byte[] most = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        assertEquals(1 << 20, YamlText.read(file(most)).length());
        Path file = file("x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        assertEquals(file + ": is larger than 1 MiB, which no such file needs to be", complaint(file));
    }
}
