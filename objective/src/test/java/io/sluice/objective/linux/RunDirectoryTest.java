package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path directory;

    private Path base = Path.of("");
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);

    @BeforeEach
    void nameBase() {
        base = directory.resolve("sluice");
    }

    /** Whether another process could lock the directory. */
    private static boolean lockableElsewhere(Path run) throws IOException, InterruptedException {
        return ChildJvm.start(ChildJvm.classPath(), LockMain.class, run.toString())
                .output()
                .contains("locked");
    }

    @Test
    void create_isPrivate_andNamedByItsId() throws IOException {
        try (RunDirectory run = RunDirectory.create(base, random)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run.path())));
            assertEquals(base.resolve("run-" + run.id()), run.path());
            assertTrue(run.id().matches("[0-9a-f]{8}"), run.id());
            assertEquals(List.of(run.path()), RunDirectory.all(base));
        }
    }

    @Test
    void close_removesAll_andTheBaseWithTheLast() throws IOException {
        RunDirectory one = RunDirectory.create(base, random);
        RunDirectory two = RunDirectory.create(base, random);
        assertNotEquals(one.id(), two.id());
        Files.createDirectories(one.file("a/b"));
        Files.writeString(one.file("a/b/c"), "x");
        one.close();
        assertEquals(List.of(two.path()), RunDirectory.all(base));
        two.close();
        assertFalse(Files.exists(base));
        assertEquals(List.of(), RunDirectory.all(base));
    }

    @Test
    void close_kept_onlyUnlocks() throws IOException {
        RunDirectory run = RunDirectory.create(base, random);
        run.keep();
        run.close();
        try (RunDirectory again = RunDirectory.tryLock(run.path()).orElseThrow()) {
            assertEquals(run.id(), again.id());
        }
        assertFalse(Files.exists(run.path()));
    }

    @Test
    void tryLock_ofALiveRun_isRefused_andDoesNotBreakItsLock() throws IOException, InterruptedException {
        try (RunDirectory run = RunDirectory.create(base, random)) {
            assertTrue(RunDirectory.tryLock(run.path()).isEmpty());
            assertFalse(lockableElsewhere(run.path()));
        }
    }

    @Test
    void tryLock_ofADeadRun_isGranted() throws IOException, InterruptedException {
        RunDirectory run = RunDirectory.create(base, random);
        run.keep();
        run.close();
        assertTrue(lockableElsewhere(run.path()));
    }

    @Test
    @RequiresRoot
    void create_inSomebodyElsesBase_isRefused() throws IOException {
        Files.createDirectory(base);
        Files.setAttribute(base, "unix:uid", 65534);
        var e = assertThrows(IOException.class, () -> RunDirectory.create(base, random));
        assertTrue(String.valueOf(e.getMessage()).contains("belongs to nobody: remove it"), e.getMessage());
    }

    @Test
    void create_whileOthersComeAndGo_neverSharesOrLosesADirectory() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Set<String>>> futures =
                    threads.invokeAll(List.of(creating(1), creating(2), creating(3), this::cleaning));
            Set<String> ids = new HashSet<>();
            for (Future<Set<String>> future : futures.subList(0, 3)) {
                ids.addAll(future.get());
            }
            assertEquals(3 * 200, ids.size());
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Set<String>> creating(int seed) {
        return () -> {
            RandomGenerator own = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 200; i++) {
                try (RunDirectory run = RunDirectory.create(base, own)) {
                    Files.writeString(run.file("mine"), run.id());
                    assertEquals(run.id(), Files.readString(run.file("mine")));
                    ids.add(run.id());
                }
            }
            return ids;
        };
    }

    private Set<String> cleaning() throws InterruptedException {
        Cleaner cleaner = new Cleaner(new HostAccess(false, base));
        Set<String> failures = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            failures.addAll(cleaner.clean(false).failures());
        }
        return failures;
    }
}
