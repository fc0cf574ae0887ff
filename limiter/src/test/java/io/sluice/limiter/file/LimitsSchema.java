package io.sluice.limiter.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The published JSON Schema, as an outside program would use it. */
final class LimitsSchema {
    private static final Schema SCHEMA = load();

    private LimitsSchema() {}

    /** What is wrong with a document; empty if nothing is. */
    static List<String> complaints(String json) {
        return SCHEMA
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema load() {
        try (InputStream in = Objects.requireNonNull(
                LimitsSchema.class.getResourceAsStream("/io/sluice/limiter/limits.schema.json"), "schema resource")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
