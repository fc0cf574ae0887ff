package io.sluice.agent.limits;

import io.sluice.agent.http.LimitsAdmin;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.file.LimitsFile;
import io.sluice.limiter.live.LiveLimits;
import io.sluice.limiter.live.LiveStatus;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The limits in force: none at first, then those of the limits file, or those that somebody has put, whichever came last. Of
 * several rows, the one for the burst that is under way. Thread-safe; the thread that follows the file ends with {@link
 * #close}.
 */
public final class LimitsControl implements LimitsAdmin, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LiveLimits live;
    private final Optional<Path> path;

    private LimitsControl(LiveLimits live, Optional<Path> path) {
        this.live = live;
        this.path = path;
    }

    /**
     * Sets the limits from now on. When this returns, the file has been read.
     *
     * @param limiter whose limits; nobody else sets them
     * @param path the limits file to follow; without one, nothing is limited until limits are put
     * @return to be closed
     */
    public static LimitsControl of(StageLimiter limiter, Optional<Path> path) {
        LiveLimits.Builder builder = LiveLimits.of(limiter);
        path.ifPresent(builder::file);
        return new LimitsControl(builder.start(), path);
    }

    /**
     * What is in force, and what is wrong with the file.
     *
     * @return the state at this instant
     */
    public LiveStatus status() {
        return live.status();
    }

    @Override
    public void put(LimitsFile file) {
        live.put(file);
    }

    @Override
    public ObjectNode describe() {
        LiveStatus status = live.status();
        ObjectNode document = JSON.createObjectNode().put("schemaVersion", LimitsFile.SCHEMA_VERSION);
        status.document().flatMap(LimitsControl::generation).ifPresent(count -> document.put("generation", count));
        ArrayNode stages = document.putArray("stages");
        status.limits().asMap().forEach((stage, limit) -> put(stages.addObject().put("name", stage), limit));
        document.put("source", status.origin().name().toLowerCase(Locale.ROOT));
        document.put("since", status.since().toString());
        document.put("currentBurst", status.burst());
        path.ifPresent(file -> document.put("file", file.toString()));
        status.problem().ifPresent(reason -> document.put("problem", reason));
        return document;
    }

    @Override
    public void close() {
        live.close();
    }

    private static Optional<Long> generation(LimitsFile file) {
        return file.generation().isPresent() ? Optional.of(file.generation().getAsLong()) : Optional.empty();
    }

    private static void put(ObjectNode stage, OptionalInt limit) {
        if (limit.isPresent()) {
            stage.put("limit", limit.getAsInt());
        } else {
            stage.putNull("limit");
        }
    }
}
