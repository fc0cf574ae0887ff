package io.sluice.tuner.space;

/** How a numeric parameter is spread over the unit interval. */
public enum ParameterScale {
    /** Equal differences are equally far apart. */
    LINEAR {
        @Override
        double forward(double value) {
            return value;
        }

        @Override
        double back(double scaled) {
            return scaled;
        }
    },
    /** Equal ratios are equally far apart; only for parameters above 0. */
    LOG {
        @Override
        double forward(double value) {
            return Math.log(value);
        }

        @Override
        double back(double scaled) {
            return Math.exp(scaled);
        }
    };

    abstract double forward(double value);

    abstract double back(double scaled);

    /** (s(value) − s(low)) / (s(high) − s(low)), in [0, 1]; 0 where low = high. */
    double toUnit(double value, double low, double high) {
        if (low == high) {
            return 0;
        }
        double from = forward(low);
        return clamp((forward(value) - from) / (forward(high) - from), 0, 1);
    }

    /** The inverse of {@link #toUnit}, clamped to [low, high]. */
    double fromUnit(double unit, double low, double high) {
        double u = clamp(unit, 0, 1);
        if (u == 0 || low == high) {
            return low;
        }
        return u == 1 ? high : clamp(back((1 - u) * forward(low) + u * forward(high)), low, high);
    }

    /** The word in files: {@code linear} or {@code log}. */
    public String word() {
        return this == LINEAR ? "linear" : "log";
    }

    private static double clamp(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
