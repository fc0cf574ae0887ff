package io.sluice.agent.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpanStoreTest {
    private final SpanStore store = new SpanStore(4);

    private void add(String run, int count) {
        for (int i = 0; i < count; i++) {
            store.add(run, new Span("h" + i, "A", 1, 2, 3));
        }
    }

    @Test
    void theRunThatBeganFirstMakesRoom() {
        add("one", 2);
        add("two", 2);
        add("three", 1);
        assertEquals(0, store.of("one").size());
        assertEquals(2, store.of("two").size());
        assertEquals(1, store.of("three").size());
    }

    @Test
    void aRunThatIsAloneAndFull_keepsWhatItHas() {
        add("one", 9);
        assertEquals(4, store.of("one").size());
        assertEquals("h0", store.of("one").get(0).holder());
    }

    @Test
    void theOldestRun_isNotDroppedForItself() {
        add("one", 2);
        add("two", 2);
        add("one", 1);
        assertEquals(3, store.of("one").size());
        assertEquals(0, store.of("two").size());
    }
}
