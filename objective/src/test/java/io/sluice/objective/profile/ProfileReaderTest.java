package io.sluice.objective.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {

    private static final String ALIASES = "a0: &a [x, x]\n"
            + IntStream.rangeClosed(1, 60).mapToObj(i -> "a" + i + ": *a\n").collect(Collectors.joining());
    private static final String MINIMAL = """
            schemaVersion: 1
            name: mine
            description: one stage
            network: 10.1.0.0/22
            stages:
              - name: A
                steps:
                  - run: [true]
            ready:
              answer: ${ip}
            """;

    private final ProfileReader reader = new ProfileReader();

    @Test
    void read_minimal_hasDefaults() {
        Profile profile = reader.read("mine.yaml", MINIMAL);
        Stage stage = profile.stages().get(0);
        assertEquals(Optional.of(new Network((10 << 24) + (1 << 16), 22)), profile.network());
        assertEquals(767, profile.capacity());
        assertEquals(new Stage("A", true, List.of(), 60, List.of(run("true")), List.of()), stage);
        assertEquals(new Profile.Readiness.Answer("${ip}", 10), profile.readiness());
        assertEquals(Optional.empty(), profile.settle());
        assertEquals(List.of(), profile.setup());
        assertEquals(List.of(), profile.afterBurst());
        assertEquals(List.of(), profile.programs());
        assertEquals(MINIMAL, profile.text());
    }

    private static Step run(String program) {
        return new Step.Run(List.of(program), Optional.empty(), false);
    }

    @Test
    void read_everyMember_isKept() {
        Profile profile = reader.read("mine.yaml", """
                schemaVersion: 1
                name: mine
                description: all
                programs: [ip, tc]
                network: 10.1.0.0/22
                capacity: 12
                setup: [{run: [a, b], stdin: "x ${run}"}]
                stages:
                  - name: A
                    gated: false
                    needs: [cgroup]
                    timeout: 200ms
                    steps: [{mkdir: [p, q]}, {write: f, text: "${pid}"}, {run: [s], background: true}, {run: [t], timeout: 5s}]
                    undo: [{rmdir: [q]}]
                afterBurst: [{run: [c]}]
                ready: {answer: "${ip}", within: 3s}
                settle: {devicesGone: "v*", within: 2m}
                """);
        Stage stage = profile.stages().get(0);
        assertEquals(List.of("ip", "tc"), profile.programs());
        assertEquals(12, profile.capacity());
        assertEquals(List.of(new Step.Run(List.of("a", "b"), Optional.of("x ${run}"), false)), profile.setup());
        assertEquals(
                List.of(
                        new Step.Mkdir(List.of("p", "q")),
                        new Step.Write("f", "${pid}"),
                        new Step.Run(List.of("s"), Optional.empty(), true),
                        new Step.Run(List.of("t"), Optional.empty(), false, OptionalDouble.of(5))),
                stage.steps());
        assertEquals(List.of(new Step.Rmdir(List.of("q"))), stage.undo());
        assertEquals(List.of(Stage.Feature.CGROUP), stage.needs());
        assertEquals(0.2, stage.timeoutSeconds());
        assertEquals(List.of(), profile.gatedStages());
        assertEquals(List.of(run("c")), profile.afterBurst());
        assertEquals(3, profile.readiness().withinSeconds());
        assertEquals(Optional.of(new Profile.Settle("v*", 120)), profile.settle());
    }

    private static final String ALONE = """
            schemaVersion: 1
            name: alone
            description: without a network
            capacity: 9
            stages:
              - name: A
                steps:
                  - {run: [sh, -c, 'echo >"$1"', sh, "${pipe}"], background: true}
            ready:
              alive: ${pipe}
            """;

    @Test
    void read_signOfLife_needsNoNetwork() {
        Profile profile = reader.read("alone.yaml", ALONE);
        assertEquals(Optional.empty(), profile.network());
        assertEquals(9, profile.capacity());
        assertEquals(new Profile.Readiness.Alive(10), profile.readiness());
        String text = ALONE.replace("capacity: 9", "network: 10.1.0.0/22");
        assertEquals(767, reader.read("alone.yaml", text).capacity());
    }

    @Test
    void read_signOfLife_mayBeGivenByAContainerThatReadsItsPipeFromAFile() {
        String step = "      - {run: [sh, -c, 'echo >\"$1\"', sh, \"${pipe}\"], background: true}\n";
        String text = ALONE.replace(step, "      - {write: config.json, text: '{\"source\": \"${pipe}\"}'}\n");
        assertEquals(
                new Profile.Readiness.Alive(10), reader.read("alone.yaml", text).readiness());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "capacity: 9|''|1:1: 'capacity' is missing here",
                "capacity: 9|capacity: 100001|4:11: capacity is '100001': allowed is 1 to 100000",
                "'sh, \"${pipe}\"'|'\"${ip}\", \"${pipe}\"'|${ip} has no value in this profile: it needs the member",
                "', background: true'|''|10:3: nobody gives the sign of life",
            })
    void read_badSignOfLife_complainsAtThePlace(String from, String to, String message) {
        var e = assertThrows(ProfileException.class, () -> reader.read("alone.yaml", ALONE.replace(from, to)));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    @Test
    void read_devices_areKept() {
        String text = MINIMAL.replace("stages:", "devices: [{kind: ipvlan, otherwise: take a train}]\nstages:");
        assertEquals(
                List.of(new Profile.Device("ipvlan", "take a train")),
                reader.read("mine.yaml", text).devices());
    }

    @Test
    void builtIns_areNamedAsTheirFiles_andHaveNetworksOfTheirOwn() {
        BuiltInProfiles builtIn = new BuiltInProfiles();
        List<Profile> profiles = builtIn.names().stream().map(builtIn::load).toList();
        assertEquals(builtIn.names(), profiles.stream().map(Profile::name).toList());
        List<Network> networks =
                profiles.stream().flatMap(profile -> profile.network().stream()).toList();
        assertEquals(networks.size(), networks.stream().distinct().count());
    }

    @Test
    void builtIn_loads_withThePapersStages() {
        BuiltInProfiles builtIn = new BuiltInProfiles();
        Profile profile = builtIn.load("netns-veth");
        assertEquals("netns-veth", builtIn.names().get(0));
        assertEquals(List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM"), profile.gatedStages());
        assertEquals(1023, profile.capacity());
        assertEquals(builtIn.text("netns-veth"), profile.text());
    }

    @Test
    void builtIn_openVSwitch_doesOnlyWhatIsChosen() {
        Profile plain = new BuiltInProfiles().load("ovs-veth");
        Profile full = plain.with(Settings.of(Map.of("qos", "true", "rules", "5", "tenants", "3")));
        assertEquals(List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM"), plain.gatedStages());
        assertEquals(plain.gatedStages(), full.gatedStages());
        assertEquals(3, plain.stages().get(1).steps().size());
        assertEquals(6, full.stages().get(1).steps().size());
        assertFalse(plain.programs().contains("seq"));
        assertTrue(full.programs().contains("seq"));
        assertEquals(List.of("1", "2", "3"), full.settingValues().get("tenant"));
        assertEquals(List.of("2"), full.settingValues(4).get("tenant"));
    }

    @Test
    void builtIn_unknownName_saysWhatThereIs() {
        var e = assertThrows(ProfileException.class, () -> new BuiltInProfiles().load("mine"));
        assertEquals(
                "there is no built-in profile 'mine': built in are " + String.join(", ", new BuiltInProfiles().names())
                        + "; a file of your own is named with its path, as ./mine.yaml",
                e.getMessage());
    }

    @Test
    void read_missingFile_isNamed() {
        var e = assertThrows(ProfileException.class, () -> reader.read(Path.of("no-such.yaml")));
        assertTrue(String.valueOf(e.getMessage()).startsWith("no-such.yaml: cannot be read: "), e.getMessage());
    }

    /** A change of the minimal profile, and the complaint that it must bring, with its place. */
    record Complaint(String from, String to, String message) {}

    static List<Complaint> complaints() {
        return List.of(
                new Complaint(
                        "schemaVersion: 1", "schemaVersion: 2", "1:16: schemaVersion is '2': this version reads 1"),
                new Complaint("name: mine\n", "", "1:1: 'name' is missing here"),
                new Complaint("name: mine", "name: my profile", "2:7: the name is 'my profile': letters, digits"),
                new Complaint("description: one", "colour: one", "3:1: a profile has no 'colour': allowed are afterB"),
                new Complaint("10.1.0.0/22", "10.1.0.0/30", "4:10: the network's prefix is /30: from /8 to /22"),
                new Complaint("10.1.0.0/22", "here", "4:10: 'here' is not a network: write it as 10.83.0.0/16"),
                new Complaint(
                        "stages:", "capacity: 768\nstages:", "5:11: capacity is '768': the network 10.1.0.0/22 allows"),
                new Complaint("stages:", "capacity: 0\nstages:", "5:11: capacity is '0': the network"),
                new Complaint("stages:", "capacity: all\nstages:", "5:11: capacity is 'all': the network"),
                new Complaint("stages:", "programs: [ip, ' ']\nstages:", "5:16: programs holds ' ': the name of a"),
                new Complaint("name: A", "nam: A", "6:5: a stage has no 'nam': allowed are gated, name, needs, steps"),
                new Complaint("name: A", "name: 1A", "6:11: the stage's name is '1A': a letter, then up to 63"),
                new Complaint("name: A", "gated: maybe\n    name: A", "6:12: gated is 'maybe': true or false is"),
                new Complaint("name: A", "needs: [gpu]\n    name: A", "6:13: the stage needs 'gpu': cgroup is allowed"),
                new Complaint("name: A", "name: A\n  - name: A", "7:5: stage 'A' stands twice: give each its own"),
                new Complaint("run: [true]", "run: []", "8:14: run is empty: at least one text is needed"),
                new Complaint("run: [true]", "run: x", "8:14: run must be a list"),
                new Complaint("run: [true]", "run: [[x]]", "8:15: run must be a text"),
                new Complaint("run: [true]", "{}", "8:9: a step is exactly one of run, mkdir, rmdir, write: this one"),
                new Complaint(
                        "run: [true]",
                        "run: [x]\n        mkdir: [y]",
                        "8:9: a step is exactly one of run, mkdir, rmdir, write: this one has run and mkdir"),
                new Complaint("run: [true]", "run: [x]\n        text: y", "9:15: run takes no 'text'"),
                new Complaint(
                        "run: [true]",
                        "run: [x]\n        background: true\n        timeout: 5s",
                        "10:18: run in the background takes no 'timeout'"),
                new Complaint(
                        "run: [true]",
                        "run: [x]\n        timeout: soon",
                        "9:18: timeout is 'soon': a duration such as"),
                new Complaint(
                        "run: [true]",
                        "write: f\n        text: a\n        timeout: 5s",
                        "10:18: write takes no 'timeout'"),
                new Complaint("run: [true]", "write: f", "8:9: write needs 'text': what to write to the file"),
                new Complaint("run: [true]", "write: f\n        text: a\n        stdin: b", "10:16: write takes no"),
                new Complaint("run: [true]", "mkdir: [d]\n        text: y", "8:9: mkdir stands alone in its step: it"),
                new Complaint("run: [true]", "run: ['${idx}']", "8:15: unknown placeholder ${idx}: known are cgroup, "),
                new Complaint("run: [true]", "run: [\"a\\0b\"]", "8:15: run holds a NUL character: no program can"),
                new Complaint(
                        "run: [true]",
                        "run: [x]\n        stdin: '${pid}'",
                        "9:16: ${pid} cannot stand in stdin: pass it as an argument or write it to a file"),
                new Complaint(
                        "run: [true]",
                        "write: f\n        text: '${tap}'",
                        "9:15: text may not hold a placeholder that can stand for several values or none: cgroup, tap"),
                new Complaint("answer: ${ip}", "answer: 10.1.0.1", "10:11: answer is '10.1.0.1': ${ip}, the contain"),
                new Complaint(
                        "answer: ${ip}", "alive: here", "10:10: alive is 'here': ${pipe}, the start's own pipe, is"),
                new Complaint(
                        "answer: ${ip}", "alive: ${pipe}", "10:3: nobody gives the sign of life: a step with 'ba"),
                new Complaint("answer: ${ip}", "within: 3s", "10:3: ready is exactly one of answer: ${ip} and alive: "),
                new Complaint(
                        "answer: ${ip}",
                        "answer: ${ip}\n  alive: ${pipe}",
                        "10:3: ready is exactly one of answer: ${ip} and alive: ${pipe}"),
                new Complaint(
                        "run: [true]",
                        "run: ['${pipe}']",
                        "8:15: ${pipe} has no value in this profile: it needs ready: {alive: ${pipe}}"),
                new Complaint("network: 10.1.0.0/22\n", "", "1:1: 'network' is missing here"),
                new Complaint(
                        "stages:", "devices: [{kind: IP, otherwise: x}]\nstages:", "5:18: the kind is 'IP': one such"),
                new Complaint("stages:", "devices: [{kind: ipvlan}]\nstages:", "5:11: 'otherwise' is missing here"),
                new Complaint(
                        "name: mine", "name: mine\nname: mine", "3:1: 'name' stands twice in a profile: keep one"),
                new Complaint("stages:\n", "stages: [] #\n", "6:3: not YAML: "),
                new Complaint("name: A", "\tname: A", "6:5: not YAML: "),
                new Complaint("name: A", "name: A\u0007", "6:12: not YAML: the character U+0007 is not allowed"),
                new Complaint("run: [true]", "run: " + "[".repeat(100_000), "8:59: nested more than 50 deep: "),
                new Complaint("stages:\n", ALIASES + "stages:\n", "56:6: more than 50 aliases (*name): "),
                new Complaint(
                        MINIMAL, "- a", "1:1: a profile must be a mapping with afterBurst, capacity, description"));
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void read_badProfile_complainsAtThePlace(Complaint complaint) {
        String text = MINIMAL.replace(complaint.from(), complaint.to());
        var e = assertThrows(ProfileException.class, () -> reader.read("mine.yaml", text));
        assertTrue(String.valueOf(e.getMessage()).startsWith("mine.yaml:" + complaint.message()), e.getMessage());
    }

    @Test
    void read_emptyFile_saysWhereToStart() {
        var e = assertThrows(ProfileException.class, () -> reader.read("mine.yaml", ""));
        assertEquals(
                "mine.yaml: the file is empty: start from a built-in profile (sluice profile show netns-veth)",
                e.getMessage());
    }

    @Test
    void read_noStages_isRefused() {
        String text = MINIMAL.substring(0, MINIMAL.indexOf("stages:")) + "stages: []\nready: {answer: '${ip}'}\n";
        var e = assertThrows(ProfileException.class, () -> reader.read("mine.yaml", text));
        assertEquals("mine.yaml:5:9: stages is empty: at least one stage is needed", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1ms, 0.001", "30s, 30", "10m, 600", "999999ms, 999.999"})
    void read_duration_isInSeconds(String text, double seconds) {
        assertEquals(seconds, withTimeout(text).stages().get(0).timeoutSeconds());
    }

    @ParameterizedTest
    @CsvSource({"0s", "000ms", "1h", "1", "-1s", "1.5s", "s", "1000000s", "''"})
    void read_badDuration_isRefused(String text) {
        var e = assertThrows(ProfileException.class, () -> withTimeout("'" + text + "'"));
        assertEquals(
                "mine.yaml:6:14: timeout is '" + text + "': a duration such as 200ms, 30s or 10m is allowed",
                e.getMessage());
    }

    private Profile withTimeout(String text) {
        return reader.read("mine.yaml", MINIMAL.replace("name: A", "timeout: " + text + "\n    name: A"));
    }
}
