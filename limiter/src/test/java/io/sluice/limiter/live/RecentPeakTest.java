package io.sluice.limiter.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecentPeakTest {
    private static final long WINDOW = 10;

    record Step(int value, long pause) {}

    @Property(tries = 1_000, seed = "7")
    void add_returnsTheLargestOfTheWindow(@ForAll("steps") List<Step> steps) {
        RecentPeak peak = new RecentPeak(WINDOW);
        long now = Long.MAX_VALUE - 100; // nanoseconds from any instant may overflow
        long[] times = new long[steps.size()];
        for (int i = 0; i < times.length; i++) {
            now += steps.get(i).pause();
            times[i] = now;
            int largest = 0;
            for (int j = 0; j <= i; j++) {
                largest =
                        now - times[j] < WINDOW ? Math.max(largest, steps.get(j).value()) : largest;
            }
            assertEquals(largest, peak.add(steps.get(i).value(), now));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.longs().between(0, 12))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }
}
