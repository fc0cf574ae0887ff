package io.sluice.tuner;

import io.sluice.tuner.study.Trial;

/**
 * Hears of trials as they happen, after they are journalled, on the thread that asked or told. It may call the tuner's
 * queries. What it throws goes to the caller of the tuner, whose study is intact.
 */
public interface ProgressListener {

    /** A candidate was handed out, or handed out again after a resume. */
    default void asked(Ask ask) {}

    /** A trial has its outcome. */
    default void told(Trial trial) {}
}
