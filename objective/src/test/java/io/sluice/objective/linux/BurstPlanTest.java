package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.profile.BuiltInProfiles;
import io.sluice.objective.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BurstPlanTest {

    @TempDir
    Path base;

    private BurstPlan plan() throws IOException {
        Profile profile = Hosts.profile(new BuiltInProfiles().text("no-network"));
        Map<String, List<String>> common = Map.of("cgroup", List.of("/group"));
        try (RunDirectory directory = RunDirectory.create(base.resolve("runs"), new Random(1))) {
            return BurstPlan.of(profile, 7, 66, common, directory);
        }
    }

    private static String script(BurstPlan plan, int index, int stage) {
        return new String(plan.script(index, stage), StandardCharsets.UTF_8);
    }

    @Test
    void rehearsal_hasTheSameStages_withoutStepsAndWithTime() throws IOException {
        BurstPlan plan = plan();
        BurstPlan rehearsal = plan.rehearsal();
        assertEquals(plan.size(), rehearsal.size());
        assertEquals(plan.profile().gatedStages(), rehearsal.profile().gatedStages());
        assertTrue(rehearsal.profile().stages().stream().allMatch(stage -> stage.timeoutSeconds() >= 60));
        assertEquals("s=0\n{ :\n}\ne=$?\necho \"d 7 5 0 $s $e\" >&3\n", script(rehearsal, 5, 0));
        assertEquals("echo \"r 7 5\" >&3\n", script(rehearsal, 5, 1));
    }

    @Test
    void oneStartInEight_measures_whereItWrites() throws IOException {
        BurstPlan plan = plan();
        assertTrue(script(plan, 8, 0).contains("schedstat"), script(plan, 8, 0));
        for (int index : new int[] {1, 7, 9, 65}) {
            assertEquals(-1, script(plan, index, 0).indexOf("schedstat"), script(plan, index, 0));
        }
        assertEquals(-1, script(plan, 8, 1).indexOf("schedstat"), script(plan, 8, 1));
    }

    @Test
    void lastStage_goesOnToWaitForTheSign() throws IOException {
        BurstPlan plan = plan();
        assertTrue(script(plan, 3, 1).contains("read -r sign"), script(plan, 3, 1));
        assertEquals(-1, script(plan, 3, 0).indexOf("read -r sign"), script(plan, 3, 0));
    }
}
