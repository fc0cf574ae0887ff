package io.sluice.limiter.live;

import java.io.IOException;

/** Where limits are read from. */
interface Content {
    /** The whole content as it is now. */
    byte[] read() throws IOException;

    /** What messages call it. */
    String name();
}
