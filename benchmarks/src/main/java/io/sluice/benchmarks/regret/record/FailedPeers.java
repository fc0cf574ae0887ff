package io.sluice.benchmarks.regret.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Why contestants have no records: {@code {"NAME":"error",…}} in {@code peers-failed.json}. Stateless. */
public final class FailedPeers {
    private FailedPeers() {}

    /** By name; empty if the folder has no such file. */
    public static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> failed = new TreeMap<>();
        Path file = folder.resolve("peers-failed.json");
        if (Files.exists(file)) {
            new JsonMapper()
                    .readTree(Files.readString(file))
                    .properties()
                    .forEach(
                            entry -> failed.put(entry.getKey(), entry.getValue().asString()));
        }
        return failed;
    }
}
