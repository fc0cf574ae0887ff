package io.sluice.limiter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What decides whether somebody may enter a stage, in one word that is changed by compare-and-set: how many are in it, how
 * many may be, whether everybody has to go through the lock, and the low bits of how many have entered.
 *
 * <p>{@code |grants:19|limit:22|locked:1|in flight:22|}
 *
 * <p>While the locked bit is set, only the holder of the limiter's lock changes the word. It is set while somebody waits and
 * after the limiter was closed. It is also what makes the count of grants exact: before its bits overflow, a newcomer is
 * sent to the lock, whose holder empties them.
 */
final class StageState {
    /** The most that can be in a stage at once, and so the limit of one that is unlimited. */
    static final int MOST = (1 << 22) - 1;

    private static final long LOCKED = 1L << 22;
    private static final int LIMIT_SHIFT = 23;
    private static final long LIMIT_MASK = (long) MOST << LIMIT_SHIFT;
    private static final int GRANTS_SHIFT = 45;
    private static final long GRANT = 1L << GRANTS_SHIFT;
    private static final long GRANTS_MASK = -GRANT;

    private static final VarHandle WORD = handle();

    private volatile long word;
    private long granted; // guarded by the limiter's lock; without the bits in the word

    StageState(int limit) {
        word = withLimit(0, limit);
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(StageState.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Counts a newcomer in, unless the stage is full, the word is locked or its grants have to be emptied first. */
    boolean tryEnter() {
        for (long seen = word; isOpen(seen); seen = word) {
            if (WORD.compareAndSet(this, seen, seen + GRANT + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a holder out, unless the word is locked. */
    boolean tryLeave() {
        for (long seen = word; (seen & LOCKED) == 0; seen = word) {
            if (WORD.compareAndSet(this, seen, seen - 1)) {
                return true;
            }
        }
        return false;
    }

    // From here on: only under the limiter's lock.

    /** Counts a newcomer in, or locks the word in the very instant in which it is found full. */
    boolean enterOrLock() {
        while (true) {
            long seen = word;
            if (!hasRoom(seen)) {
                if (WORD.compareAndSet(this, seen, seen | LOCKED)) {
                    return false;
                }
            } else if (grantsAreFull(seen)) {
                takeGrants();
            } else if (WORD.compareAndSet(this, seen, seen + GRANT + 1)) {
                return true;
            }
        }
    }

    void lock() {
        WORD.getAndBitwiseOr(this, LOCKED);
    }

    void unlock() {
        WORD.getAndBitwiseAnd(this, ~LOCKED);
    }

    void leave() {
        WORD.getAndAdd(this, -1L);
    }

    void limit(int limit) {
        for (long seen = word; !WORD.compareAndSet(this, seen, withLimit(seen, limit)); seen = word) {
            Thread.onSpinWait();
        }
    }

    /** How many have entered so far. */
    long granted() {
        takeGrants();
        return granted;
    }

    private void takeGrants() {
        granted += (long) WORD.getAndBitwiseAnd(this, ~GRANTS_MASK) >>> GRANTS_SHIFT;
    }

    int inFlight() {
        return inFlight(word);
    }

    private static boolean isOpen(long word) {
        return (word & LOCKED) == 0 && hasRoom(word) && !grantsAreFull(word);
    }

    private static boolean grantsAreFull(long word) {
        return (word & GRANTS_MASK) == GRANTS_MASK;
    }

    private static boolean hasRoom(long word) {
        return inFlight(word) < ((int) (word >>> LIMIT_SHIFT) & MOST);
    }

    private static int inFlight(long word) {
        return (int) word & MOST;
    }

    private static long withLimit(long word, int limit) {
        return (word & ~LIMIT_MASK) | ((long) limit << LIMIT_SHIFT);
    }
}
