package io.sluice.cli.asktell;

import io.sluice.objective.Evaluation;
import io.sluice.objective.Evaluation.FailureKind;
import io.sluice.objective.StageMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a tell says of its trial. Stateless. */
final class Outcome {
    private static final List<String> OUTCOMES = List.of("value", "lowerBound", "failed");

    private Outcome() {}

    /** The evaluation; throws {@link IllegalArgumentException} if the message is no tell. */
    static Evaluation read(Message tell) {
        List<String> said = OUTCOMES.stream().filter(tell::has).toList();
        if (said.size() != 1) {
            throw new IllegalArgumentException(
                    "a tell says " + (said.isEmpty() ? "nothing" : String.join(" and ", said))
                            + " of its trial: it must have exactly one of " + String.join(", ", OUTCOMES));
        }
        return switch (said.get(0)) {
            case "value" -> measured(tell);
            case "lowerBound" -> censored(tell);
            default -> failed(tell);
        };
    }

    private static void allow(Message tell, String... own) {
        List<String> allowed = new ArrayList<>(List.of("op", "trial", "cost"));
        allowed.addAll(List.of(own));
        tell.allow(allowed);
    }

    private static Evaluation measured(Message tell) {
        allow(tell, "value", "noiseVariance", "stages");
        return new Evaluation.Measured(
                tell.number("value"),
                tell.optionalNotNegative("noiseVariance"),
                tell.optionalNotNegative("cost"),
                stages(tell),
                Map.of());
    }

    private static Evaluation censored(Message tell) {
        allow(tell, "lowerBound");
        return new Evaluation.Censored(tell.number("lowerBound"), tell.optionalNotNegative("cost"), Map.of());
    }

    private static Evaluation failed(Message tell) {
        allow(tell, "failed", "kind");
        String kind = tell.has("kind") ? tell.word("kind", List.of("config", "harness")) : "config";
        return new Evaluation.Failed(
                tell.text("failed"),
                FailureKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                tell.optionalNotNegative("cost"));
    }

    private static List<StageMeans> stages(Message tell) {
        return tell.has("stages")
                ? tell.objects("stages").stream().map(Outcome::stage).toList()
                : List.of();
    }

    private static StageMeans stage(Message stage) {
        stage.allow(List.of("name", "queued", "held"));
        return new StageMeans(stage.text("name"), stage.notNegative("queued"), stage.notNegative("held"));
    }
}
