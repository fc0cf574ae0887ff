package io.sluice.objective.sim;

/**
 * A binary heap of the startups that wait for an instant, at most one instant each; of equal instants the one that was
 * added first is first. All operations are O(log n) or better. Not thread-safe.
 */
final class EventHeap {

    private final int[] heap;
    private final double[] instants;
    private final long[] numbers;
    private int size;

    /** For startups 0 to {@code startups} - 1. */
    EventHeap(int startups) {
        this.heap = new int[startups];
        this.instants = new double[startups];
        this.numbers = new long[startups];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first instant; infinite if there is none. */
    double firstInstant() {
        return size == 0 ? Double.POSITIVE_INFINITY : instants[heap[0]];
    }

    /** Number of the first event; the largest there is if there is none. */
    long firstNumber() {
        return size == 0 ? Long.MAX_VALUE : numbers[heap[0]];
    }

    /**
     * Adds an event.
     *
     * @param startup who waits; not in the heap
     * @param instant when
     * @param number larger than that of any event before
     */
    void add(int startup, double instant, long number) {
        instants[startup] = instant;
        numbers[startup] = number;
        int hole = size++;
        while (hole > 0 && before(startup, heap[(hole - 1) >>> 1])) {
            heap[hole] = heap[(hole - 1) >>> 1];
            hole = (hole - 1) >>> 1;
        }
        heap[hole] = startup;
    }

    /** Removes the first event and returns its startup; there must be one. */
    int removeFirst() {
        int first = heap[0];
        int last = heap[--size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], last)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = last;
        return first;
    }

    private boolean before(int a, int b) {
        return instants[a] < instants[b] || (instants[a] == instants[b] && numbers[a] < numbers[b]);
    }
}
