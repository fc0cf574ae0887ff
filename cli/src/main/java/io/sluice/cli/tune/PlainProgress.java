package io.sluice.cli.tune;

import java.io.PrintWriter;

/** A line a step, for files and pipes. Not thread-safe. */
final class PlainProgress implements Progress {
    private final PrintWriter err;

    PlainProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void step(Step step) {
        String standing = step.standing().isEmpty() ? "" : "; " + step.standing();
        say(step.what() + " " + step.done() + "/" + step.of() + ": " + step.result() + standing + "; about "
                + step.left() + " left");
    }

    @Override
    public void end() {
        err.flush();
    }
}
