package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostSurveyTest {

    @Test
    @RequiresRoot
    void take_asRoot_findsWhatBurstsNeed_andLeavesNothing() throws InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        Map<String, HostSurvey.Finding> findings = new HashMap<>();
        HostSurvey.take().forEach(finding -> findings.put(finding.what(), finding));
        for (String what : List.of("linux", "namespaces", "bridge", "veth", "tap")) {
            HostSurvey.Finding finding = findings.get(what);
            assertTrue(finding != null && finding.available(), what + ": " + finding);
        }
        before.requireSameSoon();
    }

    @Test
    void take_asAnybody_namesEveryThingOnce_withADetail() throws InterruptedException {
        List<HostSurvey.Finding> findings = HostSurvey.take();
        assertEquals(
                findings.size(),
                findings.stream().map(HostSurvey.Finding::what).distinct().count());
        findings.forEach(finding -> assertFalse(finding.detail().isBlank(), finding.what()));
    }
}
