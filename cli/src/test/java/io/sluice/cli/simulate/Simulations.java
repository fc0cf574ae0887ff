package io.sluice.cli.simulate;

import io.sluice.cli.CliRun;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.HostOpener;
import io.sluice.cli.support.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Command lines in a world that has no host for bursts. */
final class Simulations {

    /** Twelve starts that crowd two cores; everything that makes one burst unlike another is large. */
    static final String MODEL = """
            schemaVersion: 1
            name: small
            description: two stages that crowd two cores
            burst: 12
            cores: 2
            oversubscription: 0.5
            spread: 0.2
            noise: 0.05
            drift: {amplitude: 0.3, period: 7, walk: 0.05}
            slowRuns: {probability: 0.1, factor: 2}
            teardown: 10ms
            locks:
              - mutex: lock
            stages:
              - name: Net
                steps:
                  - sleep: 5ms
                  - hold: lock
                    steps:
                      - cpu: 2ms
              - name: Mount
                steps:
                  - cpu: 30ms
            """;

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Simulations() {}

    /** The model in a file of that folder. */
    static String model(Path folder) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), MODEL).toString();
    }

    static CliRun run(String... arguments) {
        return run(NOON, arguments);
    }

    static CliRun run(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return run(NOON, all.toArray(String[]::new));
    }

    static CliRun run(Instant now, String... arguments) {
        HostOpener none = (profile, options) -> {
            throw new AssertionError("a simulation opens no host");
        };
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return CliRun.of(new CliContext(none, clock, System::nanoTime, new Interruption(), false), arguments);
    }
}
