package io.sluice.limiter.agent;

import io.sluice.limiter.AgentUnavailableException;
import io.sluice.limiter.PermitTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Asks again and again while there is no agent. Pauses grow from 10 ms to 500 ms, at random, so that clients come back one by one. */
final class Persistence {
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Deadline deadline;
    private final Duration patience;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long goneSince = System.nanoTime();

    Persistence(Deadline deadline, Duration patience) {
        this.deadline = deadline;
        this.patience = patience;
    }

    interface Question<T> {
        T ask() throws InterruptedException, AgentGoneException;
    }

    <T> T untilAnswered(String stage, Question<T> question) throws InterruptedException {
        while (true) {
            long asked = System.nanoTime();
            try {
                return question.ask();
            } catch (AgentGoneException e) {
                // An agent that took the question and died later was there until now.
                if (System.nanoTime() - asked > TimeUnit.MILLISECONDS.toNanos(LONGEST_PAUSE_MILLIS)) {
                    goneSince = System.nanoTime();
                    pauseMillis = FIRST_PAUSE_MILLIS;
                }
                pauseUnlessOver(stage, e);
            }
        }
    }

    private void pauseUnlessOver(String stage, AgentGoneException gone) throws InterruptedException {
        boolean impatient = System.nanoTime() - goneSince >= patience.toNanos();
        if (deadline.maxWait().isZero() || impatient) {
            throw new AgentUnavailableException(
                    "no permit for stage " + stage + ": " + gone.getMessage() + "; is sluice agent running?", gone);
        }
        if (deadline.isOver()) {
            throw new PermitTimeoutException(stage, deadline.maxWait());
        }
        long pause = ThreadLocalRandom.current().nextLong(pauseMillis / 2, pauseMillis + 1);
        TimeUnit.MILLISECONDS.sleep(Math.min(pause, deadline.left().toMillis()));
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }
}
