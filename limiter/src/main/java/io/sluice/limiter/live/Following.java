package io.sluice.limiter.live;

import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.file.LimitsFiles;
import io.sluice.limiter.live.LiveStatus.Origin;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Everything about following limits but the waiting: told what happens and when, it reads, judges and sets. Time is
 * nanoseconds from any fixed instant and never goes back. Thread-safe.
 */
final class Following {
    /** How often the size of the burst is looked at while it matters. */
    static final long SAMPLE_NANOS = 20_000_000L;

    private static final Logger LOG = System.getLogger(LiveLimits.class.getName());

    private final Optional<Content> content;
    private final IntSupplier burst;
    private final LimitsInForce inForce;
    private final ReadingPlan plan;

    private String seen = ""; // the hash of the last content, whether it was good or not
    private Optional<String> rejection = Optional.empty(); // of that content
    private Optional<String> unreadable = Optional.empty();
    private long rejected;

    /** Reads the content for the first time. */
    Following(Optional<Content> content, IntSupplier burst, LimitsInForce inForce, long nowNanos) {
        this.content = content;
        this.burst = burst;
        this.inForce = inForce;
        plan = new ReadingPlan(nowNanos);
        inForce.burst(burst.getAsInt(), nowNanos);
        content.ifPresent(this::read);
    }

    /** The content may have changed. */
    synchronized void changed(long nowNanos) {
        plan.changed(nowNanos);
    }

    /** Does what is due. */
    synchronized void tick(long nowNanos) {
        inForce.burst(burst.getAsInt(), nowNanos);
        if (plan.nanosLeft(nowNanos) <= 0) {
            plan.read(nowNanos);
            content.ifPresent(this::read);
        }
    }

    /** Nanoseconds until the next {@link #tick} has something to do. */
    synchronized long nanosLeft(long nowNanos) {
        long untilReading = Math.max(0, plan.nanosLeft(nowNanos));
        return inForce.hasSeveralRows() ? Math.min(SAMPLE_NANOS, untilReading) : untilReading;
    }

    synchronized void put(LimitsFile file, long nowNanos) {
        inForce.burst(burst.getAsInt(), nowNanos);
        inForce.accept(Origin.PUT, file);
    }

    synchronized LiveStatus status() {
        return inForce.status(unreadable.or(() -> rejection), rejected);
    }

    private void read(Content from) {
        try {
            byte[] now = from.read();
            unreadable = Optional.empty();
            String hash = sha256(now);
            if (!hash.equals(seen)) {
                seen = hash;
                judge(now, from.name());
            }
        } catch (IOException e) {
            String reason = from.name() + ": cannot be read: " + e.getMessage();
            if (!unreadable.equals(Optional.of(reason))) {
                unreadable = Optional.of(reason);
                warn(reason);
            }
        }
    }

    private void judge(byte[] json, String name) {
        try {
            LimitsFile file = LimitsFiles.parse(json, name);
            rejection = Optional.empty();
            inForce.accept(Origin.FILE, file);
        } catch (IOException | RuntimeException e) {
            // Whatever the reader trips over: a bad file must not take the good limits away.
            rejected++;
            String reason =
                    e instanceof IOException ? String.valueOf(e.getMessage()) : name + ": cannot be judged: " + e;
            rejection = Optional.of(reason);
            warn(reason);
        }
    }

    private void warn(String reason) {
        boolean nothing = inForce.status(Optional.empty(), 0).origin() == Origin.NONE;
        LOG.log(
                Level.WARNING,
                nothing ? "No limits are in force: {0}" : "The last good limits stay in force: {0}",
                reason);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
