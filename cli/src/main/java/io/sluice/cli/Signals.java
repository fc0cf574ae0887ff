package io.sluice.cli;

import io.sluice.cli.support.ExitCode;
import io.sluice.cli.support.Interruption;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and {@code kill} do: they stop the command and wait until it has cleaned up, but not for ever. Thread-safe.
 */
final class Signals {
    private static final long PATIENCE_SECONDS = 60;

    private final Interruption interruption;
    private final PrintWriter err;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Signals(Interruption interruption, PrintWriter err) {
        this.interruption = interruption;
        this.err = err;
    }

    /** From now on, for this process. */
    static Signals installed(Interruption interruption, PrintWriter err) {
        Signals signals = new Signals(interruption, err);
        Runtime.getRuntime().addShutdownHook(new Thread(signals::stop, "stop on signal"));
        return signals;
    }

    /** The command has nothing more to do; a signal that comes now changes nothing. */
    void commandEnded() {
        ended.countDown();
    }

    private void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        interruption.request();
        if (!awaitEnd(1)) {
            err.println("\nsluice: stopping, cleaning up ...");
        }
        if (!awaitEnd(PATIENCE_SECONDS)) {
            err.println("sluice: not everything could be removed in " + PATIENCE_SECONDS
                    + " s; remove the rest with: sluice clean");
        }
        // Otherwise the exit code would tell SIGINT and SIGTERM apart.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private boolean awaitEnd(long seconds) {
        try {
            return ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
