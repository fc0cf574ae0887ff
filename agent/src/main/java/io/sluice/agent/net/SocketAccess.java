package io.sluice.agent.net;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to a unix socket. Immutable.
 *
 * @param mode the bits of its mode; to connect, one needs to be allowed to write
 * @param owner its user, by name or number; empty for the agent's own
 * @param group its group, by name or number; empty for the agent's own
 */
public record SocketAccess(Set<PosixFilePermission> mode, Optional<String> owner, Optional<String> group) {
    /** Nobody but the agent's own user (and root): mode 0600. */
    public static final SocketAccess PRIVATE = new SocketAccess(parseMode("0600"), Optional.empty(), Optional.empty());

    private static final String OCTAL = "0?([0-7]{3})";
    private static final Pattern OWNER = Pattern.compile("([^:\\s]*)(?::([^:\\s]*))?");

    /** Copies the mode. */
    public SocketAccess {
        mode = Set.copyOf(mode);
    }

    /**
     * Reads what a command line says.
     *
     * @param mode three octal digits, with or without a 0 before them
     * @param owner {@code USER}, {@code USER:GROUP} or {@code :GROUP}
     * @return the access
     * @throws IllegalArgumentException if one of them is malformed
     */
    public static SocketAccess parse(String mode, Optional<String> owner) {
        Matcher matcher = OWNER.matcher(owner.orElse(""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the owner \"" + owner.orElse("")
                    + "\" is malformed: write USER, USER:GROUP or :GROUP, by name or number");
        }
        return new SocketAccess(parseMode(mode), given(matcher.group(1)), given(matcher.group(2)));
    }

    private static Optional<String> given(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Set<PosixFilePermission> parseMode(String text) {
        Matcher matcher = Pattern.compile(OCTAL).matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the mode \"" + text + "\" is malformed: write three octal digits, as in 0600 or 0660");
        }
        int bits = Integer.parseInt(matcher.group(1), 8);
        Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] inOrder = PosixFilePermission.values(); // owner read first, others execute last
        for (int i = 0; i < inOrder.length; i++) {
            if ((bits & (1 << (inOrder.length - 1 - i))) != 0) {
                mode.add(inOrder[i]);
            }
        }
        return mode;
    }
}
