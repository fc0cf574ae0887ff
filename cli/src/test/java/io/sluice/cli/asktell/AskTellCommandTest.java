package io.sluice.cli.asktell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.support.CommandFailure;
import io.sluice.cli.support.Interruption;
import io.sluice.tuner.space.InvalidSpaceException;
import io.sluice.tuner.study.StudyExistsException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(300)
class AskTellCommandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASK = "{\"op\":\"ask\"}";
    private static final String RECOMMEND = "{\"op\":\"recommend\"}";

    @TempDir
    private Path folder = Path.of("");

    private Conversation conversation() {
        return new Conversation(folder, Conversation.SPACE);
    }

    private static String tell(int trial, String rest) {
        return "{\"op\":\"tell\",\"trial\":" + trial + "," + rest + "}";
    }

    @Test
    void theFirstTrialIsNoLimitsAndSaysEverythingExactly() {
        List<String> answers = conversation().say(ASK);
        assertEquals(
                List.of("{\"trial\":1,\"params\":{\"NetNS\":400,\"batch\":8,\"r\":0.5,\"mode\":\"a\"},"
                        + "\"cutoff\":null,\"replicateOf\":null,\"stop\":null}"),
                answers);
    }

    @Test
    void severalTrialsMayBePendingAndToldInAnyOrder() {
        List<String> answers = conversation()
                .say(ASK, ASK, ASK, tell(3, "\"value\":2"), tell(1, "\"value\":4.5"), tell(2, "\"failed\":\"x\""), ASK);
        assertEquals(7, answers.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(i + 1, JSON.readTree(answers.get(i)).get("trial").intValue());
        }
        assertEquals(List.of("{\"ok\":true}", "{\"ok\":true}", "{\"ok\":true}"), answers.subList(3, 6));
        JsonNode fourth = JSON.readTree(answers.get(6));
        assertEquals(4, fourth.get("trial").intValue());
        assertEquals(13.5, fourth.get("cutoff").doubleValue(), "three times the first trial's value");
        assertTrue(fourth.get("params").get("NetNS").isIntegralNumber());
        assertTrue(fourth.get("params").get("batch").isIntegralNumber());
    }

    @Test
    void everyFormOfTellIsTaken() {
        List<String> answers = conversation()
                .say(
                        ASK,
                        ASK,
                        ASK,
                        ASK,
                        ASK,
                        tell(
                                1,
                                "\"value\":-1e-3,\"noiseVariance\":0.1,\"cost\":12,"
                                        + "\"stages\":[{\"name\":\"NetNS\",\"queued\":0.8,\"held\":0.05}]"),
                        tell(2, "\"lowerBound\":30"),
                        tell(3, "\"failed\":\"why\""),
                        tell(4, "\"failed\":\"why\",\"kind\":\"config\",\"cost\":1.5"),
                        tell(5, "\"failed\":\"why\",\"kind\":\"harness\""));
        assertEquals(
                List.of("{\"ok\":true}"),
                answers.subList(5, 10).stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "not json ~ not JSON",
                "`` ~ a JSON object",
                "[1] ~ a JSON object",
                "{\"op\":\"ask\"}{\"op\":\"ask\"} ~ not JSON",
                "{\"op\":\"ask\",\"op\":\"ask\"} ~ not JSON",
                "{\"OP\":\"ask\"} ~ no member 'op'",
                "{\"op\":\"dance\"} ~ \"ask\" or \"tell\" or \"recommend\"",
                "{\"op\":7} ~ must be a string",
                "{\"op\":\"ask\",\"context\":{\"burst\":1}} ~ 'context' is not in this version",
                "{\"op\":\"ask\",\"trial\":1} ~ member 'trial'",
                "{\"op\":\"recommend\",\"k\":1} ~ member 'k'",
                "{\"op\":\"recommend\"} ~ no trial has a value",
                "{\"op\":\"tell\",\"value\":1} ~ no member 'trial'",
                "{\"op\":\"tell\",\"trial\":1} ~ exactly one of",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"failed\":\"x\"} ~ exactly one of",
                "{\"op\":\"tell\",\"trial\":2,\"value\":1} ~ trial 2",
                "{\"op\":\"tell\",\"trial\":0,\"value\":1} ~ trial 0",
                "{\"op\":\"tell\",\"trial\":1.5,\"value\":1} ~ 'trial' is 1.5",
                "{\"op\":\"tell\",\"trial\":\"1\",\"value\":1} ~ 'trial' is \"1\"",
                "{\"op\":\"tell\",\"trial\":1,\"value\":NaN} ~ not JSON",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1e999} ~ finite number",
                "{\"op\":\"tell\",\"trial\":1,\"value\":\"1\"} ~ finite number",
                "{\"op\":\"tell\",\"trial\":1,\"value\":null} ~ finite number",
                "{\"op\":\"tell\",\"trial\":1,\"lowerBound\":true} ~ finite number",
                "{\"op\":\"tell\",\"trial\":1,\"failed\":3} ~ must be a string",
                "{\"op\":\"tell\",\"trial\":1,\"failed\":\"x\",\"kind\":\"bug\"} ~ \"config\" or \"harness\"",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"kind\":\"config\"} ~ member 'kind'",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"noiseVarience\":1} ~ member 'noiseVarience'",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"noiseVariance\":-1} ~ at least 0",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"cost\":-1} ~ at least 0",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"stages\":{}} ~ array of objects",
                "{\"op\":\"tell\",\"trial\":1,\"value\":1,\"stages\":[{\"name\":\"A\",\"queued\":1}]} ~ stages[0] has no member 'held'",
            })
    void whatIsRefusedChangesNothingAndTheProcessGoesOn(String line, String why) {
        List<String> answers = conversation().say(ASK, line, tell(1, "\"value\":1"));
        assertEquals(3, answers.size());
        JsonNode error = JSON.readTree(answers.get(1));
        assertEquals(List.of("error"), List.copyOf(error.propertyNames()));
        assertTrue(error.get("error").stringValue().contains(why), answers.get(1));
        assertEquals("{\"ok\":true}", answers.get(2));
    }

    @Test
    void aTrialIsToldOnce() {
        List<String> answers = conversation().say(ASK, tell(1, "\"value\":1"), tell(1, "\"value\":1"));
        assertTrue(answers.get(2).startsWith("{\"error\":\"trial 1 has been told already"), answers.get(2));
    }

    @Test
    void aLowerBoundSaysNothingWhenMaximising() {
        var conversation = new Conversation(folder, Conversation.SPACE.replace("minimize", "maximize"));
        List<String> answers = conversation.say(ASK, tell(1, "\"lowerBound\":3"), tell(1, "\"value\":-7"), ASK);
        assertTrue(answers.get(1).startsWith("{\"error\":"), answers.get(1));
        assertEquals("{\"ok\":true}", answers.get(2));
        assertTrue(JSON.readTree(answers.get(3)).get("cutoff").isNull());
    }

    @Test
    void recommendNamesAPointThatWasTold() {
        List<String> answers =
                conversation().say(ASK, ASK, tell(1, "\"value\":20"), tell(2, "\"value\":10"), RECOMMEND);
        JsonNode best = JSON.readTree(answers.get(4));
        assertEquals(List.of("params", "mean", "sd", "trials"), List.copyOf(best.propertyNames()));
        assertEquals(JSON.readTree(answers.get(1)).get("params"), best.get("params"));
        assertEquals("[2]", best.get("trials").toString());
        double mean = best.get("mean").doubleValue();
        assertTrue(mean > 5 && mean < 20, "mean " + mean);
        assertTrue(best.get("sd").doubleValue() > 0);
    }

    @Test
    void answersAreAsciiWhateverTheyHold() {
        List<String> answers = conversation().say("{\"op\":\"é\u2028\"}");
        assertTrue(answers.get(0).chars().allMatch(c -> c < 128), answers.get(0));
        assertTrue(JSON.readTree(answers.get(0)).get("error").stringValue().contains("é"));
    }

    @Test
    void everyAnswerIsThereBeforeTheNextLineIsSent() throws Exception {
        PipedOutputStream say = new PipedOutputStream();
        PipedInputStream heard = new PipedInputStream();
        InputStreamReader answers = new InputStreamReader(heard, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(new PipedOutputStream(heard), false, StandardCharsets.UTF_8);
        PipedInputStream in = new PipedInputStream(say);
        FutureTask<Integer> task =
                new FutureTask<>(() -> conversation().run(new Interruption(), in, out, List.of("--seed", "3")));
        new Thread(task).start();
        BufferedReader lines = new BufferedReader(answers);
        for (int trial = 1; trial <= 3; trial++) {
            send(say, ASK);
            assertEquals(trial, JSON.readTree(lines.readLine()).get("trial").intValue());
            send(say, tell(trial, "\"value\":" + trial));
            assertEquals("{\"ok\":true}", lines.readLine());
        }
        say.close();
        assertEquals(0, task.get());
    }

    private static void send(PipedOutputStream to, String line) throws Exception {
        to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    @Test
    void aResumedStudyGoesOnAsIfItHadNeverStopped() {
        List<String> script = new ArrayList<>();
        for (int trial = 1; trial <= 9; trial++) {
            script.add(ASK);
            script.add(tell(trial, "\"value\":" + (3 + (7 * trial) % 5)));
        }
        script.add(RECOMMEND);
        List<String> whole = conversation().say(script.toArray(String[]::new));

        List<String> study = List.of("--study", conversation().study().toString());
        List<String> resumed = new ArrayList<>(study);
        resumed.add("--resume");
        List<String> parts = new ArrayList<>(
                conversation().sayWith(study, script.subList(0, 5).toArray(String[]::new)));
        // The third trial was asked for and not told: it comes again.
        assertEquals(whole.subList(0, 5), parts);
        parts.addAll(conversation().sayWith(resumed, script.subList(4, 9).toArray(String[]::new)));
        parts.addAll(
                conversation().sayWith(resumed, script.subList(9, script.size()).toArray(String[]::new)));
        assertEquals(whole.get(4), parts.remove(5));
        assertEquals(whole, parts);
    }

    @Test
    void whatItCannotBeginWithIsRefused() throws Exception {
        var bad = new Conversation(folder, "{\"parameters\":[],\"context\":[]}");
        assertEquals(99, run(bad));
        assertInstanceOf(InvalidSpaceException.class, bad.failure().orElseThrow());

        var conversation = conversation();
        assertEquals(99, run(conversation, "--resume"));
        assertEquals(
                2,
                assertInstanceOf(CommandFailure.class, conversation.failure().orElseThrow())
                        .exitCode());

        String study = conversation.study().toString();
        assertEquals(0, run(conversation, "--study", study));
        assertEquals(99, run(conversation, "--study", study));
        assertInstanceOf(StudyExistsException.class, conversation.failure().orElseThrow());
        assertTrue(Files.isDirectory(conversation.study()));
    }

    private static int run(Conversation conversation, String... options) {
        return conversation.run(
                new Interruption(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(new StringWriter()),
                List.of(options));
    }

    @Test
    void anInterruptionEndsTheWaitForALine() throws Exception {
        Interruption interruption = new Interruption();
        Pipe pipe = Pipe.open();
        var conversation = conversation();
        FutureTask<Integer> task = new FutureTask<>(() -> conversation.run(
                interruption, Channels.newInputStream(pipe.source()), new PrintWriter(new StringWriter()), List.of()));
        Thread thread = new Thread(task);
        thread.start();
        interruption.request();
        assertEquals(99, task.get());
        assertInstanceOf(InterruptedException.class, conversation.failure().orElseThrow());
    }
}
