package io.sluice.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command as a process of its own, as a person would run it. */
public final class JavaProcess {
    private JavaProcess() {}

    /** The program and its arguments. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SluiceMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Started, with both outputs in a file. */
    public static Process start(Path folder, Path output, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
