package io.sluice.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.objective.linux.HostSurvey.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {
    private static final String OFFER =
            "yes  simulation         where no real burst can run: sluice tune --simulate paper-ipvtap";

    private static List<Finding> allBut(String lacking) {
        List<Finding> findings = new ArrayList<>();
        for (String what : List.of("linux", "namespaces", "bridge", "veth", "ovs")) {
            findings.add(new Finding(what, !what.equals(lacking), "found"));
        }
        return findings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "namespaces", "bridge", "veth"})
    void whereNothingRealRunsAModelIsOffered(String lacking) {
        List<String> lines = DoctorCommand.lines(allBut(lacking));

        assertEquals(6, lines.size());
        assertEquals(OFFER, lines.get(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "ovs"})
    void whereBurstsRunItIsNot(String lacking) {
        assertEquals(5, DoctorCommand.lines(allBut(lacking)).size());
    }

    @Test
    void whereThereIsNoLinuxNothingElseIsLookedFor() {
        assertEquals(
                List.of("no   linux              this is Mac OS X", OFFER),
                DoctorCommand.lines(List.of(new Finding("linux", false, "this is Mac OS X"))));
    }
}
