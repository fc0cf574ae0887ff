package io.sluice.agent.limits;

import io.sluice.agent.http.LimitsAdmin;
import io.sluice.limiter.Limits;
import io.sluice.limiter.StageLimiter;
import io.sluice.limiter.file.LimitsFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The limits in force: none at first, then those of the limits file, or those that somebody has put, whichever came last.
 * Confined to the event loop.
 */
public final class LimitsControl implements LimitsAdmin {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StageLimiter limiter;
    private final Optional<Path> path;
    private LimitsFile inForce = LimitsFile.of(Limits.unlimited());
    private String source = "none";
    private Optional<String> rejection = Optional.empty();

    /**
     * Limits nothing yet.
     *
     * @param limiter whose limits are set
     * @param path the limits file, if one is followed
     */
    public LimitsControl(StageLimiter limiter, Optional<Path> path) {
        this.limiter = limiter;
        this.path = path;
    }

    /**
     * The file has new content.
     *
     * @param content what it says
     */
    public void loaded(LimitsFile content) {
        rejection = Optional.empty();
        apply(content, "file");
    }

    /**
     * The file has content that is not taken, or none; what was in force stays.
     *
     * @param reason why
     */
    public void rejected(String reason) {
        rejection = Optional.of(reason);
    }

    /**
     * Whether the file was good when it was last looked at.
     *
     * @return true also where no file is followed
     */
    public boolean isGood() {
        return rejection.isEmpty();
    }

    /**
     * Why the file was not taken when it was last looked at.
     *
     * @return empty if it was
     */
    public Optional<String> rejection() {
        return rejection;
    }

    @Override
    public void put(LimitsFile file) {
        apply(file, "put");
    }

    @Override
    public ObjectNode describe() {
        ObjectNode document = JSON.createObjectNode().put("schemaVersion", LimitsFile.SCHEMA_VERSION);
        inForce.generation().ifPresent(generation -> document.put("generation", generation));
        inForce.burst().ifPresent(burst -> document.put("burst", burst));
        ArrayNode stages = document.putArray("stages");
        limiter.limits()
                .asMap()
                .forEach((stage, limit) -> put(stages.addObject().put("name", stage), limit));
        document.put("source", source);
        path.ifPresent(file -> document.put("file", file.toString()));
        rejection.ifPresent(reason -> document.put("rejected", reason));
        return document;
    }

    private void apply(LimitsFile file, String from) {
        inForce = file;
        source = from;
        limiter.setLimits(file.toLimits());
    }

    private static void put(ObjectNode stage, OptionalInt limit) {
        if (limit.isPresent()) {
            stage.put("limit", limit.getAsInt());
        } else {
            stage.putNull("limit");
        }
    }
}
