package io.sluice.objective.profile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** One thing to do in a stage; every text may hold placeholders. Immutable. */
public sealed interface Step {

    /** All texts in which placeholders may stand. */
    List<String> texts();

    /**
     * Runs a program and waits for it; an exit code other than 0 fails the start.
     *
     * @param arguments the program, then its arguments; no shell sees them
     * @param stdin what the program reads; nothing if empty
     * @param background not waited for: it is the container's process, and {@code ${pid}} from here on
     * @param timeoutSeconds after so long it is killed, with what it started, and the start fails; as long as its stage
     *     may take if empty
     */
    record Run(List<String> arguments, Optional<String> stdin, boolean background, OptionalDouble timeoutSeconds)
            implements Step {
        /** Copies the list. */
        public Run {
            arguments = List.copyOf(arguments);
        }

        /** Without a timeout of its own. */
        public Run(List<String> arguments, Optional<String> stdin, boolean background) {
            this(arguments, stdin, background, OptionalDouble.empty());
        }

        @Override
        public List<String> texts() {
            return Stream.concat(arguments.stream(), stdin.stream()).toList();
        }
    }

    /**
     * Makes directories, in one call.
     *
     * @param paths at least one; the parent exists
     */
    record Mkdir(List<String> paths) implements Step {
        /** Copies the list. */
        public Mkdir {
            paths = List.copyOf(paths);
        }

        @Override
        public List<String> texts() {
            return paths;
        }
    }

    /**
     * Removes empty directories, in one call.
     *
     * @param paths at least one
     */
    record Rmdir(List<String> paths) implements Step {
        /** Copies the list. */
        public Rmdir {
            paths = List.copyOf(paths);
        }

        @Override
        public List<String> texts() {
            return paths;
        }
    }

    /**
     * Writes text to a file, from the process that starts the container, without a newline of its own.
     *
     * @param file where
     * @param text what
     */
    record Write(String file, String text) implements Step {
        @Override
        public List<String> texts() {
            return List.of(file, text);
        }
    }
}
