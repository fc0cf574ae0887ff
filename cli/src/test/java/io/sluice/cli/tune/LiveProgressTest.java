package io.sluice.cli.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final String CLEAR = "\r\u001b[K";

    private final StringWriter written = new StringWriter();
    private final Progress progress = new LiveProgress(new PrintWriter(written));

    private static Progress.Step step(String standing) {
        return new Progress.Step("trial", 9, 25, "1.520 s", standing, "1 min 20 s");
    }

    @Test
    void aStepRedrawsTheLine() {
        progress.step(step("best 1.420 s"));

        assertEquals(CLEAR + "[===       ] trial 9/25  1 min 20 s left  best 1.420 s", written.toString());
    }

    @Test
    void whatIsSaidStandsAboveTheLine() {
        progress.say("first");
        progress.step(step(""));
        progress.say("second");
        progress.end();

        String bar = "[===       ] trial 9/25  1 min 20 s left";
        assertEquals("first\n" + CLEAR + bar + CLEAR + "second\n" + bar + "\n", written.toString());
    }

    @Test
    void aLineNeverWraps() {
        progress.step(step("x".repeat(200)));

        assertEquals(CLEAR.length() + 79, written.toString().length());
    }
}
