package io.sluice.objective.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.burst.BurstResult.Cpu;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteCostTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "64, 64", "65, 9", "72, 9", "400, 50", "401, 51"})
    @EnabledOnOs(OS.LINUX)
    void measuring_allStartsOfASmallBurst_oneInEightOfALargeOne(int size, int measuring) {
        assertEquals(
                measuring,
                IntStream.range(0, size)
                        .filter(i -> WriteCost.measures(i, size))
                        .count());
    }

    @Test
    void seconds_areThoseOfAllStarts() {
        var cost = new WriteCost(400);
        IntStream.range(0, 50).forEach(i -> cost.add(100));
        assertEquals(0.04, cost.seconds(), 1e-12);
        var small = new WriteCost(3);
        small.add(100);
        small.add(200);
        assertEquals(0.0003, small.seconds(), 1e-12);
    }

    @Test
    void seconds_areNeverLessThanNothing() {
        var cost = new WriteCost(8);
        cost.add(-3);
        cost.add(2);
        assertEquals(0, cost.seconds());
    }

    @Test
    void cpu_countsWritesAsTheProfiles() {
        Cpu cpu = CpuMeter.cpu(2, 0.03, 0.25, 0.1);
        assertEquals(2, cpu.total());
        assertEquals(0.15, cpu.spawning(), 1e-12);
        assertEquals(0.18, cpu.driver(), 1e-12);
    }

    @Test
    void cpu_ofWritesAboveTheShells_leavesNoSpawning() {
        Cpu cpu = CpuMeter.cpu(2, 0.03, 0.25, 0.26);
        assertEquals(0, cpu.spawning());
        assertEquals(0.03, cpu.driver());
        assertTrue(cpu.driver() <= cpu.total());
    }
}
