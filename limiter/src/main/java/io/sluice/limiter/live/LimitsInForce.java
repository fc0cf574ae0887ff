package io.sluice.limiter.live;

import io.sluice.limiter.Limits;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.live.LiveStatus.Origin;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The document in force, and the row of it that the size of the burst asks for. Not thread-safe. */
final class LimitsInForce {
    /** A smaller row returns only after the larger one was not asked for during this time. */
    static final long CHANGE_BACK_NANOS = 5_000_000_000L;

    private static final Logger LOG = System.getLogger(LiveLimits.class.getName());

    private final Consumer<Limits> target;
    private final Set<String> expected;
    private final Clock clock;
    private final RecentPeak peak = new RecentPeak(CHANGE_BACK_NANOS);

    private Origin origin = Origin.NONE;
    private Optional<LimitsFile> document = Optional.empty();
    private Instant since;
    private NavigableMap<Integer, Limits> rows = new TreeMap<>();
    private int burst;
    private Limits limits = Limits.unlimited();
    private long accepted;

    /**
     * Nothing limited yet.
     *
     * @param expected the stages that exist, which limits are held against; empty if any stage may
     */
    LimitsInForce(Consumer<Limits> target, Set<String> expected, Clock clock) {
        this.target = target;
        this.expected = Set.copyOf(expected);
        this.clock = clock;
        since = clock.instant();
        rows.put(0, limits);
    }

    void accept(Origin from, LimitsFile file) {
        origin = from;
        document = Optional.of(file);
        since = clock.instant();
        rows = file.rows();
        rows.replaceAll((size, row) -> existing(row));
        accepted++;
        choose();
    }

    /** Chooses the row for the largest burst of the last while. */
    void burst(int size, long nowNanos) {
        burst = peak.add(size, nowNanos);
        choose();
    }

    boolean hasSeveralRows() {
        return rows.size() > 1;
    }

    LiveStatus status(Optional<String> problem, long rejected) {
        return new LiveStatus(origin, document, since, burst, limits, problem, accepted, rejected);
    }

    private void choose() {
        var row = rows.floorEntry(burst);
        Limits chosen = (row == null ? rows.firstEntry() : row).getValue();
        if (!chosen.equals(limits)) {
            LOG.log(Level.INFO, "Limits for a burst of {0}: {1} (before: {2})", burst, chosen, limits);
            limits = chosen;
            target.accept(chosen);
        }
    }

    private Limits existing(Limits row) {
        if (expected.isEmpty()) {
            return row;
        }
        Limits.Match match = row.match(expected);
        if (!match.unknown().isEmpty()) {
            LOG.log(Level.WARNING, "Limits for stages that do not exist are ignored: {0}", match.unknown());
        }
        if (!match.missing().isEmpty()) {
            LOG.log(Level.WARNING, "Stages without a limit are unlimited: {0}", match.missing());
        }
        return match.limits();
    }
}
