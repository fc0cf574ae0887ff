package io.sluice.agent.permits;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The spans of the latest runs, in memory. Once it is full, the run that began first makes room; a run that is alone and
 * full keeps what it has. Confined to one thread.
 */
public final class SpanStore {
    private final int bound;
    private final Map<String, List<Span>> byRun = new LinkedHashMap<>();
    private int size;

    /**
     * Keeps nothing yet.
     *
     * @param bound how many spans it keeps at most
     */
    public SpanStore(int bound) {
        this.bound = bound;
    }

    /**
     * Keeps a span, if need be in place of those of older runs.
     *
     * @param run its run
     * @param span the span
     */
    public void add(String run, Span span) {
        List<Span> spans = byRun.computeIfAbsent(run, unused -> new ArrayList<>());
        if (size >= bound) {
            dropOldestBut(run);
        }
        if (size < bound) {
            spans.add(span);
            size++;
        }
    }

    /**
     * The spans of a run.
     *
     * @param run its name
     * @return in the order in which they ended; empty if there is no such run
     */
    public List<Span> of(String run) {
        return List.copyOf(byRun.getOrDefault(run, List.of()));
    }

    private void dropOldestBut(String run) {
        Iterator<Map.Entry<String, List<Span>>> runs = byRun.entrySet().iterator();
        Map.Entry<String, List<Span>> oldest = runs.next();
        if (oldest.getKey().equals(run) && runs.hasNext()) {
            oldest = runs.next();
        }
        if (!oldest.getKey().equals(run)) {
            size -= oldest.getValue().size();
            runs.remove();
        }
    }
}
