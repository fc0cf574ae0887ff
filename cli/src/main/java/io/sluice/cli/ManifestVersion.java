package io.sluice.cli;

import java.util.Locale;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            String.format(
                    Locale.ROOT,
                    "sluice %s (Java %s, %s %s)",
                    io.sluice.cli.support.Version.current(),
                    System.getProperty("java.version"),
                    System.getProperty("os.name"),
                    System.getProperty("os.version"))
        };
    }
}
