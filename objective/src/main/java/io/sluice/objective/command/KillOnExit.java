package io.sluice.objective.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Kills a command if this Java process ends while the command runs. Thread-safe. */
final class KillOnExit implements AutoCloseable {
    private final Thread hook = new Thread(this::exit, "kill command");
    private @Nullable CommandProcess process;
    private boolean exiting;

    /** Starts a process, or throws if it may not. */
    @FunctionalInterface
    interface Starter {
        CommandProcess start() throws IOException;
    }

    /** Watches over the command that {@link #start} will start. */
    static KillOnExit armed() throws InterruptedException {
        KillOnExit guard = new KillOnExit();
        try {
            Runtime.getRuntime().addShutdownHook(guard.hook);
        } catch (IllegalStateException e) {
            throw exitingException();
        }
        return guard;
    }

    /** Starts the command, in no moment of which it is unwatched. */
    synchronized CommandProcess start(Starter starter) throws IOException, InterruptedException {
        check();
        CommandProcess started = starter.start();
        process = started;
        return started;
    }

    private synchronized void exit() {
        exiting = true;
        if (process != null) {
            process.kill();
        }
    }

    /** Throws if the command has ended because this process does: that is no outcome of the command's. */
    synchronized void check() throws InterruptedException {
        if (exiting) {
            throw exitingException();
        }
    }

    private static InterruptedException exitingException() {
        return new InterruptedException("this process is ending");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Too late: the hook is running, and what it kills is dead already or about to be killed anyway.
        }
    }
}
