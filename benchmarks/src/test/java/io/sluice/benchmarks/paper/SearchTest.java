package io.sluice.benchmarks.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.benchmarks.paper.Laboratory.Setting;
import io.sluice.limiter.Limits;
import io.sluice.objective.sim.PipelineModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final PipelineModel HOST = PaperHost.load(PaperHost.IPVTAP);
    private static final List<Long> SEEDS = new Effort(2, 2, 6).burstSeeds();

    @Test
    void host_gatesTheFourMajorStages_alsoPooled() {
        List<String> four = List.of("AddCNI", "Cgroup", "AttachIf", "StartVM");
        assertEquals(four, HOST.gatedStages());
        assertEquals(four, PaperHost.load(PaperHost.POOLED).gatedStages());
        assertEquals("NetNS", HOST.stages().get(0).name());
    }

    @Test
    void search_beginsWithoutLimits_andIsTheSameForTheSameSeed() throws Exception {
        Search search = Search.run(HOST, 40, 1, 7);
        assertEquals(7, search.steps().size());
        assertTrue(search.steps().get(0).pick().asMap().values().stream().allMatch(l -> l.isEmpty()));
        assertEquals(search, Search.run(HOST, 40, 1, 7));
        assertNotEquals(search, Search.run(HOST, 40, 2, 7));
    }

    @Test
    void search_countsBurstsAndTheirRemoval() throws Exception {
        Search search = Search.run(HOST, 40, 1, 4);
        double removal = HOST.teardown() * 40;
        double before = 0;
        for (Search.Step step : search.steps()) {
            assertTrue(step.hostSeconds() > before + removal, search::toString);
            before = step.hostSeconds();
        }
        assertTrue(search.hostSeconds() < 4 * (removal + 60));
    }

    @Test
    void sample_hasDifferentBursts_andTheSameForTheSameSeeds() throws Exception {
        Sample sample = Sample.run(HOST, 40, Limits.unlimited(), SEEDS);
        assertEquals(6, new HashSet<>(sample.makespans()).size());
        assertEquals(sample, Sample.run(HOST, 40, Limits.unlimited(), SEEDS));
        assertEquals(
                List.of("NetNS", "AddCNI", "Cgroup", "AttachIf", "StartVM"),
                sample.stages().stream().map(s -> s.name()).toList());
    }

    @Test
    void sample_typicalSeed_isThatOfTheMedian() {
        assertEquals(2, Samples.of(5, 1, 3, 9, 2).typicalSeed());
        assertEquals(0.5, Samples.of(2, 2).shorterThan(Samples.of(4, 4)).gain(), 1e-12);
        assertEquals(0.5, Samples.of(2, 2).cheaperThan(Samples.of(4, 4)).gain(), 1e-12);
    }

    @Test
    void laboratory_makesEachThingOnce() throws Exception {
        List<String> said = new ArrayList<>();
        Laboratory laboratory = new Laboratory(new Effort(2, 3, 2), said::add);
        Setting setting = new Setting(PaperHost.POOLED, 30);
        List<Search> searches = laboratory.searches(setting);
        assertEquals(List.of(1L, 2L), searches.stream().map(Search::seed).toList());
        laboratory.tuned(setting);
        laboratory.typicalSearch(setting);
        assertEquals(2, said.size(), said::toString);
    }
}
