package io.sluice.limiter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a stage limiter must do, written for one thread and without any concern for speed: requests are numbers. */
final class ReferenceLimiter {
    enum State {
        WAITING,
        HOLDING,
        GONE
    }

    private static final class Stage {
        OptionalInt limit = OptionalInt.empty();
        int inFlight;
        long granted;
        final Deque<Integer> queue = new ArrayDeque<>();

        boolean hasRoom() {
            return limit.isEmpty() || inFlight < limit.getAsInt();
        }
    }

    private final Map<String, Stage> stages = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<String> stageOf = new ArrayList<>();
    private boolean closed;

    List<State> states() {
        return states;
    }

    boolean closed() {
        return closed;
    }

    int request(String name) {
        int id = states.size();
        stageOf.add(name);
        states.add(closed ? State.GONE : State.WAITING);
        if (!closed) {
            stage(name).queue.add(id);
            admit(stage(name));
        }
        return id;
    }

    /** A request that does not wait. */
    int requestNow(String name) {
        int id = request(name);
        giveUp(id);
        return id;
    }

    void giveUp(int id) {
        if (states.get(id) == State.WAITING) {
            stage(stageOf.get(id)).queue.remove(id);
            states.set(id, State.GONE);
        }
    }

    void release(int id) {
        if (states.get(id) == State.HOLDING) {
            Stage stage = stage(stageOf.get(id));
            states.set(id, State.GONE);
            stage.inFlight--;
            admit(stage);
        }
    }

    int advance(int id, String next) {
        release(id);
        return request(next);
    }

    void setLimits(Limits limits) {
        limits.stages().forEach(this::stage);
        stages.forEach((name, stage) -> {
            stage.limit = limits.limit(name);
            admit(stage);
        });
    }

    void close() {
        closed = true;
        for (int id = 0; id < states.size(); id++) {
            giveUp(id);
        }
    }

    Optional<StageSnapshot> snapshot(String name) {
        return Optional.ofNullable(stages.get(name))
                .map(s -> new StageSnapshot(name, s.limit, s.inFlight, s.queue.size(), s.granted));
    }

    private Stage stage(String name) {
        return stages.computeIfAbsent(name, any -> new Stage());
    }

    private void admit(Stage stage) {
        while (!closed && stage.hasRoom() && !stage.queue.isEmpty()) {
            states.set(stage.queue.remove(), State.HOLDING);
            stage.inFlight++;
            stage.granted++;
        }
    }
}
