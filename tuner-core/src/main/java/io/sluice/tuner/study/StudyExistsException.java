package io.sluice.tuner.study;

/** There is a study in the folder already, and resuming it was not asked for. */
public final class StudyExistsException extends TunerException {
    private static final long serialVersionUID = 1L;

    StudyExistsException(String message) {
        super(message);
    }
}
