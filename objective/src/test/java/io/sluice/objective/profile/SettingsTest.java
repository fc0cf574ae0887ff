package io.sluice.objective.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String TEXT = """
            schemaVersion: 1
            name: mine
            description: settings
            network: 10.1.0.0/22
            programs: [ip, {name: runc, when: {runtime: runc}}]
            settings:
              runtime: {values: [process, runc, qemu]}
              qos: {values: [false, true]}
              rules: {range: 0..100}
              tenants: {range: 1..9, each: tenant}
            setup:
              - {run: [always]}
              - {run: [qos], when: {qos: true}}
            stages:
              - name: A
                steps:
                  - {mkdir: [boxed], when: {runtime: [runc, qemu]}}
                  - {run: [some, "${rules}", "${tenant}"], when: {rules: 1..}}
                  - {write: f, text: both, when: {runtime: runc, qos: true}}
                undo: [{rmdir: [boxed], when: {runtime: runc}}]
            afterBurst: [{run: [exactly], when: {rules: 7}}]
            ready: {answer: "${ip}"}
            """;

    private final Profile profile = new ProfileReader().read("mine.yaml", TEXT);

    private static String words(List<Step> steps) {
        return String.join(
                " ",
                steps.stream().flatMap(step -> Stream.of(step.texts().get(0))).toList());
    }

    private static String steps(Profile profile) {
        Stage stage = profile.stages().get(0);
        return Stream.of(profile.setup(), stage.steps(), stage.undo(), profile.afterBurst())
                .map(SettingsTest::words)
                .reduce((a, b) -> a + "|" + b)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "process, false, 0, always|||",
        "runc, false, 0, always|boxed|boxed|",
        "qemu, false, 0, always|boxed||",
        "process, true, 1, always qos|some||",
        "runc, true, 7, always qos|boxed some f|boxed|exactly",
    })
    void with_keepsWhatIsDone(String runtime, String qos, String rules, String expected) {
        Settings settings = Settings.of(Map.of("runtime", runtime, "qos", qos, "rules", rules));
        assertEquals(expected, steps(profile.with(settings)));
    }

    @Test
    void read_choosesDefaults() {
        assertEquals(
                Settings.of(Map.of("runtime", "process", "qos", "false", "rules", "0", "tenants", "1")),
                profile.settings());
        assertEquals(List.of("ip"), profile.programs());
        assertEquals(
                List.of("ip", "runc"),
                profile.with(Settings.none().with("runtime", "runc")).programs());
    }

    @Test
    void settingValues_startsTakeTurns() {
        Profile three = profile.with(Settings.of(Map.of("tenants", "3", "rules", "5")));
        assertEquals(List.of("1", "2", "3"), three.settingValues().get("tenant"));
        assertEquals(List.of("3"), three.settingValues().get("tenants"));
        assertEquals(
                List.of("1", "2", "3", "1"),
                Stream.of(0, 1, 2, 3)
                        .map(i -> three.settingValues(i)
                                .getOrDefault("tenant", List.of())
                                .get(0))
                        .toList());
        assertEquals(List.of("5"), three.settingValues(2).get("rules"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speed | 1 | this profile has no setting 'speed': it declares qos, rules, runtime, tenants",
                "runtime | kata | setting 'runtime' is 'kata': process, runc, qemu are allowed",
                "rules | 101 | setting 'rules' is '101': a whole number from 0 to 100 is allowed",
                "rules | 007 | setting 'rules' is '007': a whole number from 0 to 100 is allowed",
                "tenants | 0 | setting 'tenants' is '0': a whole number from 1 to 9 is allowed",
            })
    void with_undeclared_isRefusedWithTheLine(String name, String value, String message) {
        Settings settings = Settings.none().with(name, value);
        var thrown = assertThrows(ProfileException.class, () -> profile.with(settings));
        assertEquals("mine.yaml:7:3: " + message, thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when: {qos: true} | when: {speed: 1} | :13:32: when names 'speed': it declares",
                "when: {qos: true} | when: {qos: yes} | :13:30: setting 'qos' is 'yes': false, true are allowed",
                "when: {qos: true} | when: now | :13:24: when must be a mapping",
                "when: {rules: 1..} | when: {rules: 200..} | setting 'rules' is '200'",
                "range: 0..100 | range: 9..1 | :9:18: range is '9..1'",
                "range: 1..9 | range: 0..9 | each needs a range from 1",
                "each: tenant | each: ip | 'ip' is a placeholder already",
                "qos: {values: [false, true]} | qos: {} | needs either 'values'",
                "qos: {values: [false, true]} | qos: {values: [a, a]} | each once",
                "qos: {values: [false, true]} | Qos: {values: [a]} | is no name for a setting",
                "${rules} | ${rulez} | unknown placeholder ${rulez}: known are",
                "text: both | text: '${tenant}' | text may not hold a placeholder that can stand for several",
                "name: runc | name: '' | programs holds ''",
            })
    void read_wrong_pointsAtIt(String right, String wrong, String message) {
        String text = TEXT.replace(right, wrong);
        var thrown = assertThrows(ProfileException.class, () -> new ProfileReader().read("mine.yaml", text));
        assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown.getMessage());
    }

    @Test
    void with_noneDeclared_saysSo() {
        Profile bare = new ProfileReader().read("bare.yaml", """
                schemaVersion: 1
                name: b
                description: b
                network: 10.1.0.0/22
                stages: [{name: A}]
                ready: {answer: "${ip}"}
                """);
        var thrown = assertThrows(
                ProfileException.class, () -> bare.with(Settings.none().with("qos", "true")));
        assertEquals(
                "bare.yaml:1:1: this profile has no setting 'qos': it declares none (its member 'settings')",
                thrown.getMessage());
    }
}
