package io.sluice.cli.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.tuner.study.RandomStreams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstSeedsTest {

    private static List<Long> seeds(BurstSeeds seeds, int from, int to) {
        List<Long> drawn = new ArrayList<>();
        for (int pair = from; pair <= to; pair++) {
            drawn.add(seeds.next(pair));
            drawn.add(seeds.next(pair));
        }
        return drawn;
    }

    private static BurstSeeds of(long seed) {
        return new BurstSeeds(new RandomStreams(seed));
    }

    @Test
    void everyBurstOfEveryPairHasOneOfItsOwn() {
        List<Long> drawn = seeds(of(1), 1, 50);
        drawn.addAll(seeds(of(2), 1, 50));

        assertEquals(200, new HashSet<>(drawn).size());
    }

    @Test
    void aProofThatGoesOnDrawsWhatItWouldHaveDrawn() {
        List<Long> whole = seeds(of(7), 1, 10);

        for (int pair = 1; pair <= 10; pair++) {
            assertEquals(whole.subList(2 * pair - 2, 20), seeds(of(7), pair, 10), "from pair " + pair);
        }
    }

    @Test
    void aPairThatIsMeasuredAgainDrawsFreshOnes() {
        BurstSeeds seeds = of(3);

        assertEquals(4, new HashSet<>(List.of(seeds.next(1), seeds.next(1), seeds.next(1), seeds.next(1))).size());
    }
}
