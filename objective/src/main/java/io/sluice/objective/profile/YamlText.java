package io.sluice.objective.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file that a person wrote: UTF-8, of at most a mebibyte. Stateless. */
public final class YamlText {
    private static final int MOST_BYTES = 1 << 20;

    private YamlText() {}

    /** All of it; a {@link ProfileException} if it is not there, cannot be read, is too large, or is no text. */
    public static String read(Path file) {
        byte[] bytes = bytes(file);
        if (bytes.length > MOST_BYTES) {
            throw new ProfileException(file + ": is larger than 1 MiB, which no such file needs to be");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(left, text, true);
        text.flip();
        if (result.isError()) {
            throw new ProfileException(file + place(text, text.length()) + ": not a text in UTF-8: no character begins"
                    + " with the byte " + String.format("0x%02x", bytes[left.position()]) + " that stands here");
        }
        return text.toString();
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new ProfileException(file + ": cannot be read: there is no such file");
        } catch (IOException e) {
            throw new ProfileException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Line and column of the character with that index, both from 1, as {@code :3:14}. */
    static String place(CharSequence text, int index) {
        String before = text.subSequence(0, index).toString();
        long line = before.chars().filter(character -> character == '\n').count();
        return ":" + (line + 1) + ":" + (index - before.lastIndexOf('\n'));
    }
}
