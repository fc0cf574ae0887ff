package io.sluice.tuner.study;

import java.io.IOException;

/**
 * The journal could not be read or written, for example because the disk is full.
 *
 * <p>What was journalled before is intact, and what could not be written did not happen: the study is as it was before
 * the call, which may be made again once the cause is gone.
 */
public final class JournalIoException extends TunerException {
    private static final long serialVersionUID = 1L;

    JournalIoException(String message, IOException cause) {
        super(message, cause);
    }
}
