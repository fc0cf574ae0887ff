package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom a run works on this host: as root, or as root of a user namespace of its own.
 *
 * @param root whether the process is the host's root
 * @param base directory below which runs keep theirs
 */
record HostAccess(boolean root, Path base) {

    /** As the current user. */
    static HostAccess current() {
        long uid = uid();
        if (uid == 0) {
            return new HostAccess(true, Path.of("/run/sluice"));
        }
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        Path base = runtime != null && Files.isWritable(Path.of(runtime))
                ? Path.of(runtime, "sluice")
                : Path.of("/tmp", "sluice-" + uid);
        return new HostAccess(false, base);
    }

    /** The command that gives a run its own namespaces and becomes their first process. */
    List<String> unshare(String... command) {
        // A session of its own keeps the terminal's signals away: the run ends its namespaces in its own order.
        List<String> user = root ? List.of() : List.of("--user", "--map-root-user");
        return Stream.of(
                        List.of(path("setsid"), "unshare"),
                        user,
                        List.of("--net", "--mount", "--pid", "--fork", "--kill-child=KILL"),
                        List.of(command))
                .flatMap(List::stream)
                .toList();
    }

    /** Where a program is, as a shell would find it with the administrator's directories added. */
    static Optional<Path> which(String program) {
        return Stream.of(searchPath().split(":", -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The path of a program, or its bare name if it is nowhere. */
    static String path(String program) {
        return which(program).map(Path::toString).orElse(program);
    }

    /** Starts programs as a run does: all programs findable, messages in English, both outputs in one. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", searchPath());
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** The {@code PATH} with the administrator's directories at its end. */
    static String searchPath() {
        String path = System.getenv("PATH");
        return (path == null || path.isEmpty() ? "/usr/bin:/bin" : path) + ":/usr/local/sbin:/usr/sbin:/sbin";
    }

    private static long uid() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Uid:"))
                    .map(line -> Long.parseLong(line.split("\\s+", -1)[2]))
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            return -1;
        }
    }
}
