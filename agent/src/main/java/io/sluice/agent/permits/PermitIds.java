package io.sluice.agent.permits;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids that nobody can guess: 128 random bits in hexadecimal. Random bytes are drawn many at a time. Confined to one thread. */
public final class PermitIds {
    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final SecureRandom random;
    private final byte[] drawn = new byte[64 * ID_BYTES];
    private int used = drawn.length;

    /**
     * Draws from a source.
     *
     * @param random the source
     */
    public PermitIds(SecureRandom random) {
        this.random = random;
    }

    /**
     * A new id.
     *
     * @return 32 hexadecimal digits
     */
    public String next() {
        if (used == drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        String id = HEX.formatHex(drawn, used, used + ID_BYTES);
        used += ID_BYTES;
        return id;
    }
}
