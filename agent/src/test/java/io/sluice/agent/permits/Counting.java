package io.sluice.agent.permits;

import java.time.Duration;

/** Counts. */
final class Counting implements PermitObserver {
    private int entered;
    private int left;

    @Override
    public void entered(String stage, Duration waited) {
        entered++;
    }

    @Override
    public void left(String stage, Duration held) {
        left++;
    }

    int entered() {
        return entered;
    }

    int left() {
        return left;
    }
}
