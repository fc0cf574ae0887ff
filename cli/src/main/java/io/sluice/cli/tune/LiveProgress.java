package io.sluice.cli.tune;

import java.io.PrintWriter;

/** One line that is drawn over and over, for terminals. Not thread-safe. */
final class LiveProgress implements Progress {
    private static final int BAR = 10;
    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private String drawn = "";

    LiveProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void say(String line) {
        err.print((drawn.isEmpty() ? "" : CLEAR) + line + "\n" + drawn);
        err.flush();
    }

    @Override
    public void step(Step step) {
        int filled = BAR * step.done() / Math.max(1, step.of());
        String line = "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + step.what() + " " + step.done() + "/"
                + step.of() + "  " + step.left() + " left  " + step.standing();
        // A line that wraps could not be cleared again.
        drawn = line.substring(0, Math.min(line.length(), WIDTH)).stripTrailing();
        err.print(CLEAR + drawn);
        err.flush();
    }

    @Override
    public void end() {
        if (!drawn.isEmpty()) {
            err.print("\n");
        }
        drawn = "";
        err.flush();
    }
}
