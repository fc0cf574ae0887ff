package io.sluice.agent.http;

/** How many bytes of bodies may be kept, one and all of them together. Confined to the event loop. */
final class BodyBudget {
    private final int longest;
    private long left;

    BodyBudget(int longest, int all) {
        this.longest = longest;
        this.left = all;
    }

    int longest() {
        return longest;
    }

    boolean take(int bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }

    void give(int bytes) {
        left += bytes;
    }
}
