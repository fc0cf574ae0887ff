package io.sluice.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The published JSON Schema of limits files, as an outside program would use it. */
public final class LimitsSchema {
    private LimitsSchema() {}

    /** What is wrong with a document; empty if nothing is. */
    public static List<String> complaints(String json) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                LimitsSchema.class.getResourceAsStream("/io/sluice/limiter/limits.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON)
                    .validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Error::toString)
                    .toList();
        }
    }
}
