package io.sluice.tuner.suggest;

import io.sluice.tuner.study.History;
import io.sluice.tuner.study.RandomStreams;
import java.util.List;
import java.util.Map;

/** Given points first, in order, then what another suggester says. */
public final class EnqueuedFirst implements Suggester {
    private final List<Map<String, Object>> points;
    private final Suggester then;

    /** Copies the list. */
    public EnqueuedFirst(List<Map<String, Object>> points, Suggester then) {
        this.points = List.copyOf(points);
        this.then = then;
    }

    @Override
    public String name() {
        return then.name();
    }

    @Override
    public Suggestion suggest(History history, RandomStreams streams) {
        return points.stream()
                .map(history.space()::canonical)
                .filter(point -> !history.tried(point))
                .findFirst()
                .map(Suggestion::fresh)
                .orElseGet(() -> then.suggest(history, streams));
    }
}
