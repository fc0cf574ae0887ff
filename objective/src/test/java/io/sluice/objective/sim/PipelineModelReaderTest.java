package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.sim.RunVariation.Drift;
import io.sluice.objective.sim.RunVariation.SlowRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineModelReaderTest {

    private static final String HEAD = """
            schemaVersion: 1
            name: m
            description: d
            burst: 10
            cores: 4
            """;
    private static final String STAGES = "stages: [{name: A, steps: [{cpu: 1s}]}]\n";

    private final PipelineModelReader reader = new PipelineModelReader();

    @Test
    void read_everyMember() {
        PipelineModel model = reader.read("all.yaml", """
                schemaVersion: 1
                name: all
                description: every member once
                burst: 20
                cores: 8
                oversubscription: 0.05
                spread: 0.2
                noise: 0.02
                drift: {amplitude: 0.03, period: 50, walk: 0.001}
                slowRuns: {probability: 0.01, factor: 2}
                teardown: 480ms
                locks:
                  - mutex: rtnl
                    wakeup: 50us
                  - spin: css
                    bounce: 2us
                stages:
                  - name: A
                    gated: false
                    steps:
                      - cpu: 1.5ms
                      - sleep: 2m
                        spread: exponential
                      - repeat: 3
                        steps:
                          - hold: rtnl
                            steps:
                              - cpu: 1s
                                spread: 0
                              - hold: css
                                steps: []
                  - name: B
                """);
        var expected = new PipelineModel(
                "all",
                "every member once",
                20,
                new Cores(8, 0.05),
                new RunVariation(0.02, new Drift(0.03, 50, 0.001), new SlowRuns(0.01, 2)),
                0.48,
                List.of(ModelLock.mutex("rtnl", 0.00005), ModelLock.spin("css", 0.000002)),
                List.of(
                        new ModelStage(
                                "A",
                                false,
                                List.of(
                                        new ModelStep.Cpu(StepTime.logNormal(0.0015, 0.2)),
                                        new ModelStep.Sleep(StepTime.exponential(120)),
                                        ModelStep.repeat(
                                                3,
                                                ModelStep.hold(
                                                        "rtnl",
                                                        new ModelStep.Cpu(StepTime.logNormal(1, 0)),
                                                        ModelStep.hold("css"))))),
                        ModelStage.of("B")));
        assertEquals(expected, model);
        assertEquals(List.of("B"), model.gatedStages());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", "the file is empty"),
                Arguments.of("a: [", "not YAML"),
                Arguments.of(HEAD, "m.yaml:1:1: 'stages' is missing"),
                Arguments.of(HEAD + "core: 3\n" + STAGES, "m.yaml:6:1: a model has no 'core'"),
                Arguments.of(HEAD.replace("Version: 1", "Version: 2") + STAGES, "m.yaml:1:16: schemaVersion is '2'"),
                Arguments.of(HEAD.replace("cores: 4", "cores: 0") + STAGES, "m.yaml:5:8: cores is 0: from 1 to 65536"),
                Arguments.of(HEAD + "noise: -1\n" + STAGES, "m.yaml:6:8: noise is '-1': a number"),
                Arguments.of(HEAD + "drift: {period: 0}\n" + STAGES, "m.yaml:6:8: the period of the drift is 0"),
                Arguments.of(HEAD + "stages: []\n", "m.yaml:1:1: the model m has no stage"),
                Arguments.of(HEAD + "stages: [{name: 1}]\n", "m.yaml:6:10: stage name \"1\" is not allowed"),
                Arguments.of(HEAD + "stages: [{name: A}, {name: A}]\n", "stage 'A' stands twice"),
                Arguments.of(step("{cpu: 1}"), "m.yaml:6:36: cpu is '1': a duration such as"),
                Arguments.of(step("{cpu: 1s, sleep: 1s}"), "m.yaml:6:30: a step is exactly one of"),
                Arguments.of(
                        step("{spread: 1}"), "a step is exactly one of cpu, sleep, hold, repeat: this one has none"),
                Arguments.of(step("{cpu: 1s, steps: []}"), "cpu takes no 'steps'"),
                Arguments.of(step("{cpu: 1s, spread: 9}"), "the spread of a step is 9.0: a number from 0.0 to 3.0"),
                Arguments.of(step("{hold: x, steps: []}"), "there is no lock 'x': the model has none"),
                Arguments.of(step("{repeat: 0, steps: []}"), "m.yaml:6:30: repeat is 0"),
                Arguments.of(
                        HEAD + "locks: [{spin: s, wakeup: 1ms}]\n" + STAGES,
                        "m.yaml:6:9: lock s has a wake-up cost of 0.001 s: waiters of a spin lock do not sleep"),
                Arguments.of(
                        HEAD + "locks: [{mutex: s, bounce: 1us}]\n" + STAGES,
                        "m.yaml:6:9: lock s has a bounce of 1.0E-6 s: waiters of a mutex do not spin"),
                Arguments.of(
                        HEAD.replace("cores: 4", "cores: 1") + "locks: [{spin: a}, {spin: b}]\n" + STAGES,
                        "the model m has 2 spin locks on 1 cores"));
    }

    private static String step(String step) {
        return HEAD + "stages: [{name: A, steps: [  " + step + "]}]\n";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void read_mistake_saysWhereAndWhatIsAllowed(String text, String complaint) {
        ModelException e = assertThrows(ModelException.class, () -> reader.read("m.yaml", text));
        assertTrue(String.valueOf(e.getMessage()).contains(complaint), e.getMessage());
    }

    @Test
    void read_noFile_saysSo() {
        ModelException e = assertThrows(ModelException.class, () -> reader.read(Path.of("no-such.yaml")));
        assertTrue(String.valueOf(e.getMessage()).startsWith("no-such.yaml: cannot be read"), e.getMessage());
    }

    @Test
    void locks_inACircle_areRefused() {
        var locks = List.of(ModelLock.mutex("a"), ModelLock.mutex("b"), ModelLock.mutex("c"));
        var stages = List.of(
                ModelStage.of("S", ModelStep.hold("a", ModelStep.hold("b"))),
                ModelStage.of("T", ModelStep.hold("b", ModelStep.hold("c"))),
                ModelStage.of("U", ModelStep.hold("c", ModelStep.repeat(2, ModelStep.hold("a")))));
        ModelException e = assertThrows(ModelException.class, () -> PipelineModel.of("m", 1, 1, locks, stages));
        assertTrue(String.valueOf(e.getMessage()).contains("a > b > c > a"), e.getMessage());
        assertEquals(
                2,
                PipelineModel.of("m", 1, 1, locks, stages.subList(0, 2))
                        .stages()
                        .size());
    }

    @Test
    void mutex_insideASpinLock_isRefused_theOtherWayRoundNot() {
        var locks = List.of(ModelLock.mutex("m"), ModelLock.spin("s"));
        var allowed = List.of(ModelStage.of("S", ModelStep.hold("m", ModelStep.hold("s"))));
        var refused = List.of(ModelStage.of("S", ModelStep.hold("s", ModelStep.hold("m"))));
        assertEquals(locks, PipelineModel.of("m", 1, 1, locks, allowed).locks());
        ModelException e = assertThrows(ModelException.class, () -> PipelineModel.of("m", 1, 1, locks, refused));
        assertTrue(
                String.valueOf(e.getMessage()).startsWith("the mutex m is taken inside the spin lock s"),
                e.getMessage());
    }

    @Test
    void lock_insideItself_isRefused() {
        var stages = List.of(ModelStage.of("S", ModelStep.hold("a", ModelStep.hold("a"))));
        assertThrows(ModelException.class, () -> PipelineModel.of("m", 1, 1, List.of(ModelLock.mutex("a")), stages));
    }
}
