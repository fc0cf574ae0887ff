package io.sluice.limiter.live;

import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.live.LiveStatus.Origin;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * Everything about following limits but the waiting: told what happens and when, it has the content read, judges and sets.
 * Nothing but the first reading waits for the content. Time is nanoseconds from any fixed instant and never goes back.
 * Thread-safe.
 */
final class Following {
    /** How often the size of the burst is looked at while it matters, and a reading that is under way. */
    static final long SAMPLE_NANOS = 20_000_000L;

    private static final Logger LOG = System.getLogger(LiveLimits.class.getName());

    private final Optional<Content> content;
    private final Executor reader;
    private final IntSupplier burst;
    private final LimitsInForce inForce;
    private final ReadingPlan plan;
    private volatile LiveStatus status;

    private Optional<CompletableFuture<Reading>> underWay = Optional.empty();
    private String seen = ""; // the hash of the last content, whether it was good or not
    private Optional<String> rejection = Optional.empty(); // of that content
    private Optional<String> unreadable = Optional.empty();
    private long rejected;

    /**
     * Reads the content for the first time, on this thread.
     *
     * @param reader reads it later on; may take its time
     */
    Following(Optional<Content> content, Executor reader, IntSupplier burst, LimitsInForce inForce, long nowNanos) {
        this.content = content;
        this.reader = reader;
        this.burst = burst;
        this.inForce = inForce;
        plan = new ReadingPlan(nowNanos);
        inForce.burst(burst.getAsInt(), nowNanos);
        status = inForce.status(Optional.empty(), 0);
        content.ifPresent(from -> take(Reading.of(from, seen)));
        settle();
    }

    /** The content may have changed. */
    synchronized void changed(long nowNanos) {
        plan.changed(nowNanos);
    }

    /** Does what is due. */
    synchronized void tick(long nowNanos) {
        inForce.burst(burst.getAsInt(), nowNanos);
        if (underWay.isEmpty() && plan.nanosLeft(nowNanos) <= 0) {
            plan.read(nowNanos);
            content.ifPresent(this::beginReading);
        }
        try {
            takeWhatWasRead();
        } finally {
            settle();
        }
    }

    /** Nanoseconds until the next {@link #tick} has something to do. */
    synchronized long nanosLeft(long nowNanos) {
        if (underWay.isPresent()) {
            return SAMPLE_NANOS;
        }
        long untilReading = Math.max(0, plan.nanosLeft(nowNanos));
        return inForce.hasSeveralRows() ? Math.min(SAMPLE_NANOS, untilReading) : untilReading;
    }

    synchronized void put(LimitsFile file, long nowNanos) {
        inForce.burst(burst.getAsInt(), nowNanos);
        inForce.accept(Origin.PUT, file);
        settle();
    }

    /** What the last call came to; never waits for one that is under way. */
    LiveStatus status() {
        return status;
    }

    /** The status first: whoever a raised limit lets in may ask for it. */
    private void settle() {
        status = inForce.status(unreadable.or(() -> rejection), rejected);
        inForce.enforce();
    }

    private void beginReading(Content from) {
        String last = seen;
        underWay = Optional.of(CompletableFuture.supplyAsync(() -> Reading.of(from, last), reader));
    }

    private void takeWhatWasRead() {
        Optional<CompletableFuture<Reading>> done = underWay.filter(CompletableFuture::isDone);
        if (done.isPresent()) {
            underWay = Optional.empty();
            take(done.get().join());
        }
    }

    private void take(Reading reading) {
        if (reading instanceof Reading.Unreadable gone) {
            boolean known = unreadable.equals(Optional.of(gone.reason()));
            unreadable = Optional.of(gone.reason());
            if (!known) {
                warn(gone.reason());
            }
            return;
        }
        unreadable = Optional.empty();
        if (reading instanceof Reading.Good good) {
            seen = good.hash();
            rejection = Optional.empty();
            inForce.accept(Origin.FILE, good.file());
        } else if (reading instanceof Reading.Bad bad) {
            seen = bad.hash();
            rejection = Optional.of(bad.reason());
            rejected++;
            warn(bad.reason());
        }
    }

    private void warn(String reason) {
        LOG.log(
                Level.WARNING,
                status.origin() == Origin.NONE
                        ? "No limits are in force: {0}"
                        : "The last good limits stay in force: {0}",
                reason);
    }
}
