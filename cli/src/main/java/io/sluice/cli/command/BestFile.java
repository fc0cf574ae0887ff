package io.sluice.cli.command;

import io.sluice.limiter.file.AtomicFile;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.proof.GainEstimate;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Recommendation;
import io.sluice.tuner.study.StudyHeader;
import io.sluice.tuner.study.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result as {@code best.json}: {@code params}, {@code mean}, {@code sd}, and in {@code evidence} what they rest on.
 *
 * @param header of the study
 * @param history all trials
 * @param best the recommendation
 * @param proof its comparison with the first trial's point
 */
record BestFile(StudyHeader header, History history, Recommendation best, Proof proof) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void write(Path file) throws IOException {
        AtomicFile.write(file, (JSON.writeValueAsString(document()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        document.set("params", JSON.valueToTree(best.parameters()));
        document.put("mean", best.mean()).put("sd", best.sd());
        ObjectNode evidence = document.putObject("evidence");
        counts(evidence);
        if (proof instanceof Proof.Measured measured) {
            gain(evidence, measured.gain());
        } else if (proof instanceof Proof.None none) {
            firstValue().ifPresent(value -> evidence.put("baseline", value));
            evidence.put("pairs", 0).put("significant", false).put("noProof", none.reason());
        }
        evidence.put("command", header.definition().get("command")).put("seed", header.seed());
        return document;
    }

    private void counts(ObjectNode evidence) {
        evidence.put("trials", history.completed().size());
        evidence.put("values", history.measured().size());
        evidence.put("censored", count(Evaluation.Censored.class)).put("failed", count(Evaluation.Failed.class));
        evidence.set("bestTrials", JSON.valueToTree(best.trials()));
        evidence.set("baselineParams", JSON.valueToTree(history.trials().get(0).parameters()));
    }

    int count(Class<? extends Evaluation> kind) {
        return (int) history.trials().stream()
                .flatMap(trial -> trial.outcome().stream())
                .filter(kind::isInstance)
                .count();
    }

    /** Without pairs, only limits make the first trial a baseline: it has none of them in force. */
    private OptionalDouble firstValue() {
        Trial first = history.trials().get(0);
        boolean limits = history.space().parameters().stream().anyMatch(Limit.class::isInstance);
        return limits ? first.value() : OptionalDouble.empty();
    }

    private static void gain(ObjectNode evidence, GainEstimate gain) {
        evidence.put("baseline", gain.baseline()).put("tuned", gain.tuned()).put("gain", gain.gain());
        evidence.put("comparison", gain.comparison() == GainEstimate.Comparison.RATIO ? "ratio" : "difference");
        gain.ci95()
                .ifPresent(interval ->
                        evidence.putArray("gainCi95").add(interval.low()).add(interval.high()));
        evidence.put("pairs", gain.pairs()).put("significant", gain.significant());
    }
}
