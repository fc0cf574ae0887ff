package io.sluice.objective.sim;

import java.util.Arrays;

/** A first-in-first-out queue of startups. Not thread-safe. */
final class StartupQueue {

    private int[] ring = new int[16];
    private int first;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int startup) {
        if (size == ring.length) {
            grow();
        }
        ring[(first + size++) & (ring.length - 1)] = startup;
    }

    /** Removes the first; there must be one. */
    int remove() {
        int startup = ring[first];
        first = (first + 1) & (ring.length - 1);
        size--;
        return startup;
    }

    private void grow() {
        int[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, first, ring.length), 2 * size);
        System.arraycopy(ring, 0, larger, size - first, first);
        ring = larger;
        first = 0;
    }
}
