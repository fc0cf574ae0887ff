package io.sluice.limiter.live;

import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.file.LimitsFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Keeps the limits of a {@link StageLimiter} as a limits file says, while both the file and the size of the burst change.
 *
 * <ul>
 *   <li>The folder of the file is watched, and the file is read every 5 s besides. It may be replaced by a rename, by the swap
 *       of a link that leads to it, or written in place. It is read 50 ms after the last sign of a change.
 *   <li>New content is checked as a whole and takes effect at once, for all stages in one step. Content that is not good, or a
 *       file that is gone, changes nothing: the last good limits stay, and {@link #status} and the log say why. With no good
 *       content since the start nothing is limited.
 *   <li>Of the rows for different sizes of burst, the one for the largest burst of the last 5 s is in force: a larger row at
 *       once, or 20 ms later, a smaller one after 5 s.
 * </ul>
 *
 * <p>While it is open, nobody else should set the limits of the limiter. Thread-safe. It owns one daemon thread, on which
 * callbacks of waiters run that a raised limit lets in; they must not block.
 */
public final class LiveLimits implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveLimits.class.getName());
    // So that put() need not wake the thread when rows come into being.
    private static final long LONGEST_WAIT_NANOS = 250_000_000L;
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(5);

    private final Following following;
    private final Events events;
    private final Thread thread;
    private volatile boolean closed;
    private boolean complained; // only of the thread

    private LiveLimits(Following following, Events events) {
        this.following = following;
        this.events = events;
        thread = new Thread(this::run, "sluice-live-limits");
        thread.setDaemon(true);
    }

    /**
     * Follows a file. When this returns, the file has been read and its limits are in force.
     *
     * @param limitsFile its path; it need not exist yet
     * @param limiter whose limits to keep; it is not closed by {@link #close}
     * @return to be closed by the caller
     */
    public static LiveLimits watch(Path limitsFile, StageLimiter limiter) {
        return of(limiter).file(limitsFile).start();
    }

    /**
     * Prepares to keep the limits of a limiter, without a file for the time being.
     *
     * @param limiter whose limits to keep
     * @return to be started
     */
    public static Builder of(StageLimiter limiter) {
        return new Builder(limiter);
    }

    /**
     * Puts other limits into force at once. They hold until the file next changes to something good, and are written nowhere.
     *
     * @param file limits for one or several sizes of burst
     */
    public void put(LimitsFile file) {
        following.put(file, System.nanoTime());
    }

    /**
     * What is in force, and what is wrong with the file, if anything.
     *
     * @return the state at this instant
     */
    public LiveStatus status() {
        return following.status();
    }

    /** Stops following. The limits stay as they are. Closing twice is harmless. */
    @Override
    public void close() {
        closed = true;
        events.close();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LONGEST_JOIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                long left = following.nanosLeft(System.nanoTime());
                if (events.await(Math.min(left, LONGEST_WAIT_NANOS))) {
                    following.changed(System.nanoTime());
                }
                if (!closed) {
                    following.tick(System.nanoTime());
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                complain(e);
            }
        }
    }

    private void complain(RuntimeException failure) {
        if (!complained) {
            complained = true; // it may come 50 times a second
            LOG.log(Level.ERROR, "Limits could not be brought up to date; trying again, this is said once", failure);
        }
    }

    /** How limits are to be kept. */
    public static final class Builder {
        private final StageLimiter limiter;
        private Optional<Path> file = Optional.empty();
        private IntSupplier burst;
        private Set<String> stages = Set.of();

        private Builder(StageLimiter limiter) {
            this.limiter = limiter;
            burst = limiter::burst;
        }

        /**
         * Follows a file.
         *
         * @param limitsFile its path; it need not exist yet
         * @return this
         */
        public Builder file(Path limitsFile) {
            file = Optional.of(limitsFile);
            return this;
        }

        /**
         * Counts the starts in flight or waiting better than the limiter does, which knows only permits.
         *
         * @param size how large a burst is under way; called 50 times a second, by any thread
         * @return this
         */
        public Builder burst(IntSupplier size) {
            burst = size;
            return this;
        }

        /**
         * Names the stages that exist: limits for others are ignored, those without a limit are unlimited, and the log says
         * so. By default any stage may exist.
         *
         * @param existing their names
         * @return this
         */
        public Builder stages(Collection<String> existing) {
            stages = Set.copyOf(existing);
            return this;
        }

        /**
         * Begins. When this returns, the file, if any, has been read and its limits are in force.
         *
         * @return to be closed by the caller
         */
        public LiveLimits start() {
            // The watch comes before the first reading: nothing that changes in between is missed.
            Events events = file.map(FolderEvents::of).orElseGet(NoEvents::new);
            var inForce = new LimitsInForce(limiter::setLimits, stages, Clock.systemUTC());
            var following = new Following(file.map(FileContent::new), burst, inForce, System.nanoTime());
            LiveLimits live = new LiveLimits(following, events);
            live.thread.start();
            return live;
        }
    }
}
