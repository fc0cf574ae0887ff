package io.sluice.tuner.study;

/** No trial has a measured value, so there is nothing to recommend. */
public final class NoRecommendationException extends TunerException {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public NoRecommendationException(String message) {
        super(message);
    }
}
