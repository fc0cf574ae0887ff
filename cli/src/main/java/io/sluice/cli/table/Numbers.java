package io.sluice.cli.table;

import java.util.Locale;

/** Numbers for a person. Stateless. */
public final class Numbers {
    private Numbers() {}

    /** A measured time: {@code 12.3 s}, {@code 1.234 s} or {@code 12.3 ms}. */
    public static String seconds(double seconds) {
        double size = Math.abs(seconds);
        if (size >= 10) {
            return format("%.1f s", seconds);
        }
        return size >= 1 ? format("%.3f s", seconds) : format("%.1f ms", seconds * 1000);
    }

    /** A share: {@code 18.7 %}. */
    public static String percent(double share) {
        // A negative zero would read as a loss.
        return format("%.1f %%", Math.abs(share) < 0.0005 ? 0.0 : share * 100);
    }

    /** How long something takes: {@code 45 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    public static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        long minutes = whole / 60;
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** A number of things: {@code 1 burst}, {@code 2 bursts}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
