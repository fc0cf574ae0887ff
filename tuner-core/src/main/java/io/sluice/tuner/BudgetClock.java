package io.sluice.tuner;

import java.time.Clock;
import java.time.Instant;

/** A budget with the instant from which its time counts. */
record BudgetClock(Budget budget, Clock clock, Instant start) {

    static BudgetClock started(Budget budget, Clock clock) {
        return new BudgetClock(budget, clock, clock.instant());
    }

    boolean usedUp(int finishedTrials) {
        boolean trialsUsed =
                budget.trials().isPresent() && finishedTrials >= budget.trials().getAsInt();
        boolean timeUsed = budget.wallClock()
                .filter(limit -> !clock.instant().isBefore(start.plus(limit)))
                .isPresent();
        return trialsUsed || timeUsed;
    }
}
