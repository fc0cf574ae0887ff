package io.sluice.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.tuner.space.SpaceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapters' protocol from end to end, with the one adapter that needs nothing but python3. */
class PeerProcessTest {
    private static final Path ADAPTERS = Path.of("peers");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final SpaceFile SPACE = SpaceFile.parse("""
            {"goal":"minimize","parameters":[{"name":"NetNS","type":"limit","high":400},
             {"name":"batch","type":"int","low":-2,"high":5},{"name":"rate","type":"real","low":0.001,"high":1,"scale":"log"},
             {"name":"mode","type":"choice","values":["a","é"]}]}""");

    @BeforeAll
    static void python() {
        boolean there = runs("python3");
        if (!there) {
            System.err.println("PeerProcessTest is skipped: there is no python3, which the peers' adapters need");
        }
        assumeTrue(there, "there is no python3, which the peers' adapters need");
    }

    private static boolean runs(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static PeerProcess random() {
        return PeerProcess.start(Peer.RANDOM.command(ADAPTERS), TIMEOUT);
    }

    @Test
    void about_randomPeer_namesItselfAndItsVersion() throws InterruptedException {
        try (PeerProcess peer = random()) {
            PeerAbout about = peer.about();
            assertEquals("random", about.peer());
            assertEquals("python", about.distribution());
            assertTrue(about.version().startsWith("3."), about.version());
            assertEquals(about.python(), about.version());
        }
    }

    @Test
    void recommend_afterFiveTrials_isTheBestObserved() throws InterruptedException {
        try (PeerProcess peer = random()) {
            peer.start(SPACE, 7, 5);
            double[] values = {3, 2, 0.5, 9, 1};
            List<Map<String, Object>> points = new ArrayList<>();
            for (double value : values) {
                PeerSuggestion suggestion = peer.ask();
                assertTrue(suggestion.cost().cpuSeconds() >= 0);
                points.add(suggestion.parameters());
                assertTrue(peer.tell(suggestion.parameters(), value).seconds() >= 0);
            }
            assertEquals(points.get(2), peer.recommend());
        }
    }

    @Test
    void start_sameSeed_sameAsks() throws InterruptedException {
        try (PeerProcess peer = random();
                PeerProcess other = random()) {
            List<Map<String, Object>> first = asks(peer, 7);
            assertEquals(first, asks(other, 7));
            assertNotEquals(first, asks(peer, 8));
            assertEquals(first, asks(peer, 7), "a study must not depend on the one before it");
        }
    }

    private static List<Map<String, Object>> asks(PeerProcess peer, long seed) throws InterruptedException {
        peer.start(SPACE, seed, 50);
        List<Map<String, Object>> asks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asks.add(peer.ask().parameters());
        }
        return asks;
    }

    @Test
    void errors_leaveTheProcessUsable() throws InterruptedException {
        try (PeerProcess peer = random()) {
            assertMessage("ask without a study", assertThrows(PeerException.class, peer::ask));
            peer.start(SPACE, 1, 5);
            assertMessage("nothing has been told", assertThrows(PeerException.class, peer::recommend));
            Map<String, Object> asked = peer.ask().parameters();
            Map<String, Object> never = Map.of("NetNS", 400, "batch", 5, "rate", 0.5, "mode", "a");
            assertMessage("is not open", assertThrows(PeerException.class, () -> peer.tell(never, 1)));
            assertMessage("'rate'", assertThrows(PeerException.class, () -> peer.tell(Map.of("NetNS", 1), 1)));
            peer.tell(asked, 1);
            assertMessage("is not open", assertThrows(PeerException.class, () -> peer.tell(asked, 1)));
            assertEquals(asked, peer.recommend());
        }
    }

    @Test
    void ask_processThatDies_saysItsExitCodeAndErrors(@TempDir Path folder) throws Exception {
        List<String> command = script(
                folder, "import sys\nsys.stdin.readline()\nprint('no torch here', file=sys.stderr)\nsys.exit(3)\n");
        try (PeerProcess peer = PeerProcess.start(command, TIMEOUT)) {
            PeerException first = assertThrows(PeerException.class, peer::about);
            assertMessage("exit code 3", first);
            assertMessage("no torch here", first);
            assertMessage("exit code 3", assertThrows(PeerException.class, peer::about));
        }
    }

    @Test
    void ask_noAnswerInTime_saysSo(@TempDir Path folder) throws Exception {
        List<String> command = script(folder, "import sys\nsys.stdin.read()\n");
        try (PeerProcess peer = PeerProcess.start(command, Duration.ofMillis(300))) {
            assertMessage("no answer within 0.3 s", assertThrows(PeerException.class, peer::about));
        }
    }

    @Test
    void ask_answerThatIsNoPoint_isRefused(@TempDir Path folder) throws Exception {
        String answers = """
                import sys
                for answer in ('{"ok":true}', '{"params":{"NetNS":401},"cpuSeconds":0,"seconds":0}', 'Traceback'):
                    sys.stdin.readline()
                    print(answer, flush=True)
                """;
        try (PeerProcess peer = PeerProcess.start(script(folder, answers), TIMEOUT)) {
            peer.start(SPACE, 1, 5);
            assertMessage("not in the space", assertThrows(PeerException.class, peer::ask));
            assertMessage("not JSON", assertThrows(PeerException.class, peer::ask));
        }
    }

    @Test
    void start_noSuchProgram_saysHowToInstall() {
        List<String> command = List.of(ADAPTERS.resolve(".venv-none/bin/python").toString(), "x.py");
        assertMessage("install", assertThrows(PeerException.class, () -> PeerProcess.start(command, TIMEOUT)));
    }

    @Test
    void command_everyPeer_hasItsAdapter() {
        for (Peer peer : Peer.values()) {
            assertTrue(Files.isRegularFile(Path.of(peer.command(ADAPTERS).get(1))), peer.word());
            assertEquals(peer, Peer.of(peer.word()));
        }
    }

    private static List<String> script(Path folder, String text) throws IOException {
        return List.of(
                "python3", Files.writeString(folder.resolve("peer.py"), text).toString());
    }

    private static void assertMessage(String part, Throwable e) {
        assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    }
}
