package io.sluice.cli.support;

import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Startup;
import io.sluice.objective.burst.Startup.Failed;
import java.util.List;
import java.util.stream.Collectors;

/** Failed starts of a burst, for a person. Stateless. */
public final class Failures {
    private static final int LISTED = 5;

    private Failures() {}

    /** One line a start, but not more than a screen holds. */
    public static String list(BurstResult result) {
        List<Startup> failures = result.failures();
        String listed = failures.stream()
                .limit(LISTED)
                .map(startup -> "\n  start " + startup.index() + " in " + reason(startup))
                .collect(Collectors.joining());
        int more = failures.size() - LISTED;
        return headline(result) + ":" + listed + (more > 0 ? "\n  and " + more + " more" : "");
    }

    /** One line. */
    public static String summary(BurstResult result) {
        Startup first = result.failures().get(0);
        return headline(result) + "; start " + first.index() + " in " + reason(first);
    }

    private static String headline(BurstResult result) {
        return result.failures().size() + " of " + result.size() + " starts failed";
    }

    private static String reason(Startup startup) {
        Failed failed = (Failed) startup.outcome();
        return failed.stage() + ": " + failed.reason().strip();
    }
}
