package io.sluice.objective.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds programs as {@code execvp} does. Immutable. */
record Programs(String searchPath) {

    /** With the PATH of this process. */
    static Programs ofThisProcess() {
        String path = System.getenv("PATH");
        return new Programs(path == null ? "/usr/bin:/bin" : path);
    }

    /** The file that a name stands for: itself if it holds a slash, else the first of that name in the search path. */
    Optional<Path> find(String name) {
        if (name.indexOf('/') >= 0) {
            return Optional.of(Path.of(name)).filter(Programs::canRun);
        }
        return Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Programs::canRun)
                .findFirst();
    }

    private static boolean canRun(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
