package io.sluice.tuner.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a {@code space.json} says: the goal and the space.
 *
 * <p>{@code {"goal":"minimize","parameters":[{"name":"NetNS","type":"limit","high":800}, …]}}; the goal may be left out
 * and is {@code minimize} then. Parameter types: {@code limit} ({@code high}), {@code int} and {@code real}
 * ({@code low}, {@code high}, optional {@code scale} {@code linear} or {@code log}, linear unless said), {@code choice}
 * ({@code values}). Members and types other than these are refused by name.
 *
 * @param goal what is good
 * @param space the parameters
 */
public record SpaceFile(Goal goal, SearchSpace space) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a file.
     *
     * @throws InvalidSpaceException if the content is not a space; the message names the file and the member
     * @throws UncheckedIOException if it cannot be read
     */
    public static SpaceFile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (InvalidSpaceException e) {
            throw new InvalidSpaceException(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the space file " + file + ": " + e, e);
        }
    }

    /**
     * Reads a document.
     *
     * @throws InvalidSpaceException if it is not a space
     */
    public static SpaceFile parse(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JacksonException e) {
            throw new InvalidSpaceException("not JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * Reads a document that is parsed already.
     *
     * @throws InvalidSpaceException if it is not a space
     */
    public static SpaceFile of(JsonNode document) {
        return SpaceJson.read(document);
    }

    /** The document, with everything written out; {@link #of} reads it back to an equal value. */
    public ObjectNode toJson() {
        return SpaceJson.write(this, JSON.createObjectNode());
    }
}
