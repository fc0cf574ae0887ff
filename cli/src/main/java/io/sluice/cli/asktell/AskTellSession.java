package io.sluice.cli.asktell;

import io.sluice.tuner.Ask;
import io.sluice.tuner.Tuner;
import io.sluice.tuner.study.Recommendation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers one line after the other. Whatever a line says, its answer is one line of JSON, in plain ASCII, and a line that is
 * refused changes nothing. Not thread-safe.
 */
final class AskTellSession {
    private static final List<String> OPS = List.of("ask", "tell", "recommend");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Tuner tuner;

    AskTellSession(Tuner tuner) {
        this.tuner = tuner;
    }

    /** The answer, without a line break. */
    String answer(String line) {
        try {
            return JSON.writeValueAsString(respond(Message.parse(line)));
        } catch (RuntimeException e) {
            // Also what should not have happened: the other side waits for a line, and the study is intact.
            String why = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            return JSON.writeValueAsString(Map.of("error", why));
        }
    }

    private Map<String, @Nullable Object> respond(Message message) {
        return switch (message.word("op", OPS)) {
            case "ask" -> ask(message);
            case "tell" -> tell(message);
            default -> recommend(message);
        };
    }

    private Map<String, @Nullable Object> ask(Message message) {
        if (message.has("context")) {
            throw new IllegalArgumentException("'context' is not in this version: ask without it");
        }
        message.allow(List.of("op"));
        Ask ask = tuner.ask();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("trial", ask.trial());
        answer.put("params", ask.parameters());
        var cutoff = ask.candidate().cutoff();
        answer.put("cutoff", cutoff.isPresent() ? (Double) cutoff.getAsDouble() : null);
        answer.put(
                "replicateOf",
                ask.replicateOf().isPresent() ? (Integer) ask.replicateOf().getAsInt() : null);
        answer.put("stop", ask.stop().orElse(null));
        return answer;
    }

    private Map<String, @Nullable Object> tell(Message message) {
        tuner.tell(message.trial("trial"), Outcome.read(message));
        return Map.of("ok", true);
    }

    private Map<String, @Nullable Object> recommend(Message message) {
        message.allow(List.of("op"));
        Recommendation best = tuner.recommendation()
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing to recommend: no trial has a value; ask, and tell a value, first"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("params", best.parameters());
        answer.put("mean", best.mean());
        answer.put("sd", best.sd());
        answer.put("trials", best.trials());
        return answer;
    }
}
