package io.sluice.agent.permits;

import java.time.Duration;

/** Hears of every permit as it is given and as it ends. Called on the agent's thread; must not block. */
public interface PermitObserver {

    /**
     * Somebody entered a stage.
     *
     * @param stage the stage
     * @param waited from asking to entering
     */
    void entered(String stage, Duration waited);

    /**
     * Somebody left a stage.
     *
     * @param stage the stage
     * @param held from entering to leaving
     */
    void left(String stage, Duration held);
}
