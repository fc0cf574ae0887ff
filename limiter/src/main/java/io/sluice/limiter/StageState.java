package io.sluice.limiter;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What decides whether somebody may enter a stage: a limit, and one word that is changed atomically, which holds how many
 * are in the stage, whether newcomers have to go through the lock, and how many have entered, modulo 2^41.
 *
 * <p>{@code |grants:41|locked:1|in flight:22|}
 *
 * <p>While the locked bit is set, only the holder of the limiter's lock lets anybody in. It is set while somebody waits and
 * after the limiter was closed. Whoever leaves counts himself out in any case, and learns from the bit whether to look after
 * those who wait.
 *
 * <p>The limit stands beside the word, yet nobody enters by a limit that is no longer in force: a change of it also changes
 * the count of grants, so that who has read the word before finds it changed. The count never goes back, and so comes round
 * only after 2^41 grants.
 */
final class StageState {
    /** The most that can be in a stage at once, and so the limit of one that is unlimited. */
    static final int MOST = (1 << 22) - 1;

    private static final long LOCKED = 1L << 22;
    private static final int GRANTS_SHIFT = 23;
    private static final long GRANT = 1L << GRANTS_SHIFT;
    private static final long GRANTS_MASK = -GRANT;

    // The word is at 8 of 16 longs, and so alone in its cache line of 64 bytes, wherever the array lies: what every
    // passage
    // writes must not share a line with what every passage reads, such as the fields of this object and its neighbours.
    private static final int WORD = 8;

    private final AtomicLongArray line = new AtomicLongArray(16);
    private volatile int limit; // written under the limiter's lock
    // Guarded by the limiter's lock.
    private long granted;
    private long counted; // the word when its grants were last added to those above

    StageState(int limit) {
        this.limit = limit;
    }

    /** Counts a newcomer in, unless the stage is full or the word is locked. */
    boolean tryEnter() {
        long seen = word(); // before the limit: if that changes in between, so does the word
        while ((seen & LOCKED) == 0 && inFlight(seen) < limit) {
            if (line.compareAndSet(WORD, seen, seen + GRANT + 1)) {
                return true;
            }
            seen = word();
        }
        return false;
    }

    /** Counts a holder out; true if the word is unlocked, so that nobody waits. */
    boolean leave() {
        return (line.getAndAdd(WORD, -1L) & LOCKED) == 0;
    }

    // From here on: only under the limiter's lock.

    /** Counts a newcomer in, or locks the word in the very instant in which it is found full. */
    boolean enterOrLock() {
        while (true) {
            long seen = word();
            boolean room = inFlight(seen) < limit;
            if (line.compareAndSet(WORD, seen, room ? seen + GRANT + 1 : seen | LOCKED)) {
                return room;
            }
        }
    }

    void lock() {
        line.getAndUpdate(WORD, word -> word | LOCKED);
    }

    void unlock() {
        line.getAndUpdate(WORD, word -> word & ~LOCKED);
    }

    void limit(int newLimit) {
        limit = newLimit;
        line.getAndAdd(WORD, GRANT);
        granted--; // that was none
    }

    /** How many have entered so far; exact if it is asked for at least once in 2^41 grants. */
    long granted() {
        long now = word();
        granted += (now - (counted & GRANTS_MASK)) >>> GRANTS_SHIFT;
        counted = now;
        return granted;
    }

    int inFlight() {
        return inFlight(word());
    }

    private static int inFlight(long word) {
        return (int) word & MOST;
    }

    private long word() {
        return line.get(WORD);
    }
}
