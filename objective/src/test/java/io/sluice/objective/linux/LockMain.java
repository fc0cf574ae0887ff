package io.sluice.objective.linux;

import java.io.IOException;
import java.nio.file.Path;

/** Says whether a run's directory can be locked by a process that did not make it. */
final class LockMain {

    private LockMain() {}

    public static void main(String[] arguments) throws IOException {
        var locked = RunDirectory.tryLock(Path.of(arguments[0]));
        System.out.println(locked.isPresent() ? "locked" : "refused");
    }
}
