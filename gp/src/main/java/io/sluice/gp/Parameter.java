package io.sluice.gp;

/**
 * One hyperparameter in its unconstrained coordinate t: what is believed of it, and where it may be.
 *
 * @param prior over t
 * @param lower smallest t
 * @param upper largest t, above {@code lower}
 */
public record Parameter(Prior prior, double lower, double upper) {

    /** Checks the bounds. */
    public Parameter {
        if (!(Checks.finite("lower", lower) < Checks.finite("upper", upper))) {
            throw new IllegalArgumentException(
                    "lower is " + lower + " and upper is " + upper + ": lower must be below upper");
        }
    }

    /** A positive number, known by its logarithm: log-normal, between two positive bounds. */
    public static Parameter logNormal(double median, double sdOfLog, double lower, double upper) {
        return new Parameter(
                NormalPrior.ofLog(median, sdOfLog),
                Math.log(Checks.positive("lower", lower)),
                Math.log(Checks.positive("upper", upper)));
    }

    double clamp(double t) {
        return Math.min(upper, Math.max(lower, t));
    }
}
