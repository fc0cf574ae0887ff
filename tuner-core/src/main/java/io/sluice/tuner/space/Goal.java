package io.sluice.tuner.space;

/** Whether a small or a large value of the objective is the better one. */
public enum Goal {
    /** Small is good. */
    MINIMIZE,
    /** Large is good. */
    MAXIMIZE;

    /** The sign that turns values into ones to be minimised: 1 or -1. */
    public int sign() {
        return this == MINIMIZE ? 1 : -1;
    }

    /** The word in files: {@code minimize} or {@code maximize}. */
    public String word() {
        return this == MINIMIZE ? "minimize" : "maximize";
    }
}
