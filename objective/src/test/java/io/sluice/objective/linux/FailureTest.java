package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.burst.BurstResult;
import io.sluice.objective.burst.Startup;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresRoot
class FailureTest {

    @Test
    void failingCommand_failsItsStartAlone_withAllThatIsKnown() throws InterruptedException {
        String text = Hosts.small("""
                  - name: Odd
                    steps:
                      - run: ["true"]
                      - run: [sh, -c, "test $1 != 2 || { echo first >&2; echo it is odd >&2; exit 9; }", odd, "${index}"]
                """);
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = Hosts.open(text)) {
            BurstResult result = Hosts.burst(host, 5);
            assertEquals(
                    List.of(2), result.failures().stream().map(Startup::index).toList());
            Startup.Failed failed = Hosts.failures(result).get(0);
            assertEquals("Odd", failed.stage());
            assertEquals(
                    "'sh -c test $1 != 2 || { echo first >&2; echo it is odd >&2; exit 9; } odd 2' ended with exit code"
                            + " 9: first | it is odd",
                    failed.reason());
            assertEquals(4, result.startupTimes().length);
            assertEquals(1, result.startups().get(2).spans().size());
        }
        before.requireSameSoon();
    }

    @Test
    void stageTimeout_failsItsStart_andKillsWhatItRan() throws InterruptedException {
        String sleep = "sleep " + Hosts.longTime(361);
        String text = Hosts.small("""
                  - name: Slow
                    timeout: 5s
                    steps:
                      - run: [sh, -c, "test $1 != 1 || { echo late >&2; %s; }", sh, "${index}"]
                """.formatted(sleep));
        HostSnapshot before = HostSnapshot.take();
        try (LinuxBurstHost host = Hosts.open(text)) {
            BurstResult result = Hosts.burst(host, 4);
            Startup.Failed failed = Hosts.failures(result).get(0);
            assertEquals(1, result.failures().size());
            assertEquals("Slow", failed.stage());
            assertEquals(
                    "not done after 5.0 s, killed in 'sh -c test $1 != 1 || { echo late >&2; " + sleep
                            + "; } sh 1': late",
                    failed.reason());
            assertTrue(result.elapsed() >= 5 && result.elapsed() < 120, "elapsed " + result.elapsed());
            assertTrue(Hosts.soon(() -> HostSnapshot.running(sleep).isEmpty()));
        }
        before.requireSameSoon();
    }

    @Test
    void timeAtTheGate_isNotTimeInTheStage() throws InterruptedException {
        String text = Hosts.small("""
                  - name: Slow
                    timeout: 4s
                    steps:
                      - run: [sleep, "0.5"]
                """);
        try (LinuxBurstHost host = Hosts.open(text)) {
            BurstResult result =
                    host.run(io.sluice.objective.burst.BurstRequest.of(10, io.sluice.limiter.Limits.parse("Slow=1")));
            assertEquals(List.of(), result.failures());
            assertTrue(result.makespan() > 5, "makespan " + result.makespan());
        }
    }

    @Test
    void everyStartFailing_isAResult_andTheHostGoesOn() throws InterruptedException {
        String text = Hosts.small("""
                  - name: Marked
                    steps:
                      - run: [sh, -c, "test ! -e $1/mark", sh, "/run/sluice/run-${run}"]
                """);
        String marking =
                "  - run: [sh, -c, \"test ! -e $1/seen || : >$1/mark; : >$1/seen\", sh, \"/run/sluice/run-${run}\"]\n";
        try (LinuxBurstHost host = Hosts.open(Hosts.replaced(text, "afterBurst:\n", "afterBurst:\n" + marking))) {
            assertEquals(0, Hosts.burst(host, 3).failures().size());
            assertEquals(3, Hosts.burst(host, 3).failures().size());
            assertEquals(3, Hosts.burst(host, 3).failures().size());
        }
    }
}
