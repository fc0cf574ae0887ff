package io.sluice.tuner.study;

/** Another process, or another tuner of this one, has the study open. */
public final class StudyLockedException extends TunerException {
    private static final long serialVersionUID = 1L;

    StudyLockedException(String message) {
        super(message);
    }
}
