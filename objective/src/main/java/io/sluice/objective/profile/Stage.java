package io.sluice.objective.profile;

import java.util.List;
import java.util.stream.Stream;

/**
 * One stage of a startup. Immutable.
 *
 * @param name as in the limits file: a letter, then up to 63 letters, digits, {@code _ . -}
 * @param gated whether a permit is needed to enter
 * @param needs features of the host without which the stage is left out
 * @param timeoutSeconds a start that is longer in this stage has failed; positive
 * @param steps in order; the first that fails fails the start
 * @param undo in order, after the burst, whether the start succeeded or not
 */
public record Stage(
        String name, boolean gated, List<Feature> needs, double timeoutSeconds, List<Step> steps, List<Step> undo) {

    /** Copies the lists. */
    public Stage {
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
        undo = List.copyOf(undo);
    }

    /** Whether a text of its steps holds the placeholder {@code name}. */
    public boolean uses(String name) {
        return steps.stream()
                .flatMap(step -> step.texts().stream())
                .anyMatch(text -> Placeholders.namesIn(text).contains(name));
    }

    /** Whether it starts the container's process: a program that is not waited for. */
    public boolean startsProcess() {
        return steps.stream().anyMatch(step -> step instanceof Step.Run run && run.background());
    }

    /** Whether it tells a process where to give a sign of life: in its arguments, or in a file that is written for it. */
    boolean givesSign() {
        return steps.stream()
                .flatMap(Stage::textsForProcess)
                .anyMatch(text -> Placeholders.namesIn(text).contains(Placeholders.PIPE));
    }

    private static Stream<String> textsForProcess(Step step) {
        if (step instanceof Step.Run run && run.background()) {
            return run.arguments().stream();
        }
        return step instanceof Step.Write write ? Stream.of(write.text()) : Stream.empty();
    }

    /** What a host may lack. */
    public enum Feature {
        /** A cgroup tree in which groups can be made and joined. */
        CGROUP
    }
}
