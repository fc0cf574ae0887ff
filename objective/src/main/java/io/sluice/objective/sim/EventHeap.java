package io.sluice.objective.sim;

/**
 * A binary heap of the startups that wait for an instant, at most one instant each; of equal instants the one that was
 * added first is first. All operations are O(log n) or better. Not thread-safe.
 */
final class EventHeap {

    /** By place in the heap. */
    private final double[] instants;

    private final int[] startups;
    private final long[] numbers;
    private int size;

    /** With the numbers of the events by startup, which the caller keeps. */
    EventHeap(long[] numbers) {
        this.instants = new double[numbers.length];
        this.startups = new int[numbers.length];
        this.numbers = numbers;
    }

    int size() {
        return size;
    }

    /** The first instant; infinite if there is none. */
    double firstInstant() {
        return size == 0 ? Double.POSITIVE_INFINITY : instants[0];
    }

    /** Adds an event of a startup that is not in the heap. */
    void add(int startup, double instant) {
        rise(size++, startup, instant);
    }

    /** Removes the first event and returns its startup; there must be one. */
    int removeFirst() {
        int first = startups[0];
        int last = --size;
        // The hole sinks to the bottom, and what was last rises from there: it nearly always belongs near the bottom.
        int hole = 0;
        for (int child = 2; child < last; child = 2 * hole + 2) {
            double left = instants[child - 1];
            double right = instants[child];
            int earlier = right < left ? child : child - 1;
            if (right == left && isFirst(child, child - 1)) {
                earlier = child;
            }
            instants[hole] = instants[earlier];
            startups[hole] = startups[earlier];
            hole = earlier;
        }
        if (2 * hole + 1 < last) {
            instants[hole] = instants[2 * hole + 1];
            startups[hole] = startups[2 * hole + 1];
            hole = 2 * hole + 1;
        }
        rise(hole, startups[last], instants[last]);
        return first;
    }

    private void rise(int from, int startup, double instant) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            double above = instants[parent];
            if (above < instant || (above == instant && numbers[startups[parent]] <= numbers[startup])) {
                break;
            }
            instants[hole] = above;
            startups[hole] = startups[parent];
            hole = parent;
        }
        instants[hole] = instant;
        startups[hole] = startup;
    }

    private boolean isFirst(int a, int b) {
        return numbers[startups[a]] < numbers[startups[b]];
    }
}
