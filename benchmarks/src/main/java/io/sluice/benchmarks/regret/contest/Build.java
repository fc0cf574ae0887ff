package io.sluice.benchmarks.regret.contest;

import io.sluice.tuner.Tuner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/** Which build of the optimiser runs, so that results of another are told from its own. */
final class Build {
    private static final List<String> OPTIMISER =
            List.of("io/sluice/gp/", "io/sluice/acquisition/", "io/sluice/tuner/");

    private Build() {}

    /** A checksum over the optimiser's classes in the jar; {@code unpacked} where they are run from folders. */
    static String fingerprint() {
        try {
            Path code = Path.of(Tuner.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(code) ? "unpacked" : ofJar(code);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the classes is no path", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ofJar(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (JarFile jar = new JarFile(file.toFile())) {
            jar.stream()
                    .filter(entry -> OPTIMISER.stream().anyMatch(entry.getName()::startsWith))
                    .map(entry -> entry.getName() + ' ' + entry.getCrc() + '\n')
                    .sorted()
                    .forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return Long.toHexString(checksum.getValue());
    }
}
