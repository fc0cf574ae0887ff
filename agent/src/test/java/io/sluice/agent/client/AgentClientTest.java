package io.sluice.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.agent.AgentOptions;
import io.sluice.agent.Await;
import io.sluice.agent.RawClient;
import io.sluice.agent.Running;
import io.sluice.agent.net.ListenAddress;
import io.sluice.limiter.AgentUnavailableException;
import io.sluice.limiter.Permit;
import io.sluice.limiter.PermitTimeoutException;
import io.sluice.limiter.agent.AgentClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java client against a real agent. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AgentClientTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = Running.start(options());
    }

    private AgentOptions options() {
        return AgentOptions.at(folder.resolve("a.sock"))
                .withDrain(Duration.ZERO)
                .withListen(ListenAddress.parse("127.0.0.1:0"));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private AgentClient unix() {
        return AgentClient.to(running.socket()).withHolder("the holder").withRun("r/1");
    }

    @Test
    void permit_isTakenAndGivenBack_overBothTransports() throws Exception {
        AgentClient tcp = AgentClient.to(running.agent().tcpAddress().orElseThrow());
        for (AgentClient client : new AgentClient[] {unix(), tcp}) {
            Permit permit = client.acquire("A", LONG);
            assertEquals("A", permit.stage());
            assertEquals(1, running.stageA("inFlight"));
            assertTrue(client.tryAcquire("A").isEmpty());
            permit.close();
            permit.close();
            running.await("inFlight", 0);
            client.tryAcquire("A").orElseThrow().close();
            running.await("inFlight", 0);
        }
        try (RawClient look = RawClient.to(running.socket())) {
            assertTrue(look.call("GET", "/v1/spans?run=r/1").body().contains("\"the holder\""));
        }
    }

    @Test
    void waitOver_isTheExceptionOfTheLimiter() throws Exception {
        try (Permit held = unix().acquire("A")) {
            assertThrows(PermitTimeoutException.class, () -> unix().acquire("A", Duration.ofMillis(20)));
            assertEquals("A", held.stage());
        }
        assertThrows(IllegalArgumentException.class, () -> unix().acquire("1", LONG));
        assertThrows(IllegalArgumentException.class, () -> unix().acquire("A", Duration.ofNanos(-1)));
    }

    @Test
    void advance_movesOn_andTheOldOneIsSpent() throws Exception {
        Permit first = unix().acquire("A");
        Permit second = first.advance("B", LONG);
        assertEquals("B", second.stage());
        assertEquals(0, running.stageA("inFlight"));
        assertThrows(IllegalStateException.class, () -> first.advance("B"));
        first.close();
        Permit third = second.advanceAsync("A").get();
        assertEquals(1, running.stageA("inFlight"), "closing what was spent changes nothing");
        third.close();
        running.await("inFlight", 0);
    }

    @Test
    void advanceWhoseWaitIsOver_losesThePermit() throws Exception {
        Permit other = unix().acquire("A");
        Permit mine = unix().acquire("B");
        assertThrows(PermitTimeoutException.class, () -> mine.advance("A", Duration.ofMillis(10)));
        try (RawClient look = RawClient.to(running.socket())) {
            Await.until(
                    () -> look.call("GET", "/v1/holders").json().path("holders").size() == 1);
        }
        other.close();
    }

    @Test
    void cancelling_leavesTheQueue() throws Exception {
        Permit held = unix().acquire("A");
        CompletableFuture<Permit> waiting = unix().acquireAsync("A", LONG);
        running.await("waiting", 1);
        assertTrue(waiting.cancel(false));
        running.await("waiting", 0);
        CompletableFuture<Permit> next = unix().acquireAsync("A");
        held.close();
        next.get().close();
    }

    @Test
    void interrupt_leavesTheQueue() throws Exception {
        Permit held = unix().acquire("A");
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread waiter = new Thread(() -> end.set(assertThrows(InterruptedException.class, () -> unix().acquire("A"))));
        waiter.start();
        running.await("waiting", 1);
        waiter.interrupt();
        waiter.join();
        assertInstanceOf(InterruptedException.class, end.get());
        running.await("waiting", 0);
        held.close();
    }

    @Test
    void whoWaits_queuesAgain_atTheNextAgent() throws Exception {
        Permit held = unix().acquire("A");
        CompletableFuture<Permit> waiting = unix().acquireAsync("A", LONG);
        running.await("waiting", 1);
        running.close();
        running = Running.start(options());
        Permit granted = waiting.get();
        assertEquals(1, running.stageA("inFlight"), "the new agent knows of the one that queued again");
        held.close();
        assertEquals(1, running.stageA("inFlight"), "and nothing of the one that was held");
        granted.close();
        running.await("inFlight", 0);
    }

    @Test
    void whoHolds_advancesToANewPermit_atTheNextAgent() throws Exception {
        Permit held = unix().acquire("B");
        running.close();
        running = Running.start(options());
        Permit moved = held.advance("A", LONG);
        assertEquals(1, running.stageA("inFlight"));
        moved.close();
        running.await("inFlight", 0);
    }

    @Test
    void noAgent_isSaid_onceThePatienceIsOver() throws Exception {
        AgentClient nowhere = AgentClient.to(folder.resolve("none.sock")).withPatience(Duration.ofMillis(50));
        AgentUnavailableException failure =
                assertThrows(AgentUnavailableException.class, () -> nowhere.acquire("A", LONG));
        assertTrue(String.valueOf(failure.getMessage()).contains("none.sock"), failure.getMessage());
        assertThrows(AgentUnavailableException.class, () -> nowhere.tryAcquire("A"));
        ExecutionException later = assertThrows(
                ExecutionException.class, () -> nowhere.acquireAsync("A").get());
        assertInstanceOf(AgentUnavailableException.class, later.getCause());
    }

    @Test
    void refusal_isNotRetried() {
        AgentClient client = unix().withHolder("x".repeat(300));
        AgentUnavailableException refused =
                assertThrows(AgentUnavailableException.class, () -> client.acquire("A", LONG));
        assertTrue(String.valueOf(refused.getMessage()).contains("holder"), refused.getMessage());
    }
}
