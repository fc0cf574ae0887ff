package io.sluice.objective.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.limiter.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuSeriesTest {

    /** Two startups: 1 s on two cores, then a lock that only one can compute under for 0.5 s each. */
    @Test
    void series_followsTheBusyCores() {
        var model = PipelineModel.of(
                "test",
                2,
                4,
                List.of(ModelLock.mutex("m")),
                List.of(ModelStage.of("A", ModelStep.cpu(1), ModelStep.hold("m", ModelStep.cpu(0.5)))));
        CpuSeries series =
                new BurstSimulation(model).run(2, Limits.unlimited(), 1).cpu().series();
        assertEquals(0.01, series.tick());
        assertEquals(1.0, series.used(49), 1e-9);
        assertEquals(2.0, series.used(99), 1e-9);
        assertEquals(2.5, series.used(149), 1e-9);
        assertEquals(3.0, series.used(series.size() - 1), 1e-9);
        assertEquals(2, series.peak(0.5), 1e-9);
        assertEquals(1.5, series.peak(2), 1e-9);
    }

    @Test
    void series_ofALongBurst_staysSmall() {
        CpuSeries.Recorder recorder = new CpuSeries.Recorder();
        recorder.read(0, 0, 100_000, 50_000);
        CpuSeries series = recorder.finish(100_000, 50_000);
        assertTrue(series.size() <= 65_536);
        assertTrue(series.at(series.size() - 1) >= 100_000);
        for (int i = 0; i + 1 < series.size(); i++) {
            assertEquals(series.at(i) / 2, series.used(i), 1e-6);
        }
    }
}
