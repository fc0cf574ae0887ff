package io.sluice.tuner.study;

/** The scale on which values of the objective are modelled. */
public enum ValueScale {
    /**
     * {@link #LOG} while the goal is to minimise and every measured value and every lower bound is above 0, as times
     * are; {@link #LINEAR} from the first one that is not.
     */
    AUTO,
    /** The natural logarithm: noise in proportion to the value. A value that is not above 0 is refused. */
    LOG,
    /** The value, less the mean and divided by the standard deviation of the measured values. */
    LINEAR
}
