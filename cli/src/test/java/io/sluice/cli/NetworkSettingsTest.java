package io.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.cli.FakeHost.Law;
import io.sluice.cli.support.CliContext;
import io.sluice.cli.support.HostOpener;
import io.sluice.cli.support.Interruption;
import io.sluice.objective.linux.LinuxOptions;
import io.sluice.objective.profile.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --qos}, {@code --rules} and {@code --tenants}. */
class NetworkSettingsTest {

    private final FakeHost host = new FakeHost(Law.FLAT);
    private final List<LinuxOptions> opened = new ArrayList<>();

    private CliRun run(String... arguments) {
        CliContext fake = host.context(new Interruption());
        HostOpener noting = (profile, options) -> {
            opened.add(options);
            options.settings()
                    .values()
                    .forEach((name, value) ->
                            assertEquals(Optional.of(value), profile.settings().value(name)));
            return fake.hosts().open(profile, options);
        };
        CliContext context = new CliContext(noting, fake.clock(), fake.nanos(), fake.interruption(), false);
        return CliRun.of(context, arguments);
    }

    @Test
    void theyReachTheHost() {
        CliRun run = run("burst", "--profile=ovs-veth", "--qos", "--rules=3", "--tenants=2", "--burst=4");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(
                Settings.of(Map.of("qos", "true", "rules", "3", "tenants", "2")),
                opened.get(0).settings());
    }

    @Test
    void whatIsNotAskedForIsAsTheProfileHasIt() {
        CliRun run = run("burst", "--profile=ovs-veth", "--burst=4");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(Settings.none(), opened.get(0).settings());
    }

    @ParameterizedTest
    @CsvSource({
        "burst, --qos, qos",
        "burst, --rules=0, rules",
        "burst, --tenants=1, tenants",
        "tune, --qos, qos",
        "tune, --rules=3, rules",
        "tune, --tenants=2, tenants"
    })
    void aProfileWithoutTheSettingRefusesIt(String command, String option, String name) {
        CliRun run = run(command, option);

        assertEquals(2, run.exitCode());
        assertTrue(
                run.err()
                        .startsWith("sluice: --" + name + ": the profile netns-veth has no such setting; with it there"
                                + " is --profile ovs-veth"),
                run.err());
        assertEquals(0, host.bursts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rules=10001|setting 'rules' is '10001': a whole number from 0 to 10000 is allowed",
                "--tenants=201|setting 'tenants' is '201': a whole number from 1 to 200 is allowed",
                "--rules=-1|'-1': a whole number from 0 up is allowed",
                "--rules=many|'many': a whole number from 0 up is allowed",
                "--tenants=0|'0': a whole number from 1 up is allowed"
            })
    void aWrongNumberIsAnsweredWithWhatIsAllowed(String option, String message) {
        CliRun run = run("burst", "--profile=ovs-veth", option);

        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(0, host.bursts());
    }
}
