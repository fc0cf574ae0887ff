package io.sluice.objective.sim;

/**
 * The startups that wait for an instant, at most one instant each; of equal instants the one that was added first is first.
 * Whoever computes under a lock waits for one of the next few instants, so these are kept sorted, in front of a heap of the
 * others. All operations are O(log n) or better. Not thread-safe.
 */
final class EventQueue {

    private static final int FRONT = 64;
    private static final int REFILL = 32;

    /** The next events, the first of them last. */
    private final double[] instants = new double[FRONT];

    private final int[] startups = new int[FRONT];
    private int size;

    /** All other events; none is before one of the front. */
    private final EventHeap later;

    /** By startup. */
    private final long[] numbers;

    /** For startups 0 to {@code startups} - 1. */
    EventQueue(int startups) {
        this.numbers = new long[startups];
        this.later = new EventHeap(numbers);
    }

    /** The first instant; infinite if there is none. */
    double firstInstant() {
        return size == 0 ? Double.POSITIVE_INFINITY : instants[size - 1];
    }

    /** Number of the first event; there must be one, and {@link #firstInstant} must have been asked for. */
    long firstNumber() {
        return numbers[startups[size - 1]];
    }

    /** Removes the first event and returns its startup; under the same conditions. */
    int removeFirst() {
        int first = startups[--size];
        if (size == 0) {
            refill();
        }
        return first;
    }

    /**
     * Adds an event.
     *
     * @param startup who waits; not in the queue
     * @param instant when
     * @param number larger than that of any event before
     */
    void add(int startup, double instant, long number) {
        numbers[startup] = number;
        if (size == FRONT) {
            shorten();
        }
        if (instant < later.firstInstant()) {
            insert(startup, instant);
        } else {
            later.add(startup, instant);
        }
    }

    /** Of equal instants the new one is later. */
    private void insert(int startup, double instant) {
        int at = size++;
        while (at > 0 && instants[at - 1] <= instant) {
            instants[at] = instants[at - 1];
            startups[at] = startups[at - 1];
            at--;
        }
        instants[at] = instant;
        startups[at] = startup;
    }

    /** Fills the front, which is empty. */
    private void refill() {
        size = Math.min(later.size(), REFILL);
        for (int at = size - 1; at >= 0; at--) {
            instants[at] = later.firstInstant();
            startups[at] = later.removeFirst();
        }
    }

    /** Moves the later half of the front, which is full, to the others. */
    private void shorten() {
        size = FRONT / 2;
        for (int at = 0; at < size; at++) {
            later.add(startups[at], instants[at]);
            instants[at] = instants[at + size];
            startups[at] = startups[at + size];
        }
    }
}
