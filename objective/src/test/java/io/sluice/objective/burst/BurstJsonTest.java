package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BurstJsonTest {

    @Test
    void everyMemberStandsInTheOrderOfTheContractWithPlainDecimals() {
        String expected = "{\"burst\":3,\"started\":1,\"failed\":1,\"makespan\":0.004,"
                + "\"startup\":{\"mean\":0.004,\"p50\":0.004,\"p95\":0.004,\"p99\":0.004},"
                + "\"cpuSeconds\":1.5,\"driverCpuSeconds\":0.00000012,\"driverSpawnCpuSeconds\":0.00000005,\"releaseSpread\":0.000002,"
                + "\"stages\":["
                + "{\"name\":\"A\",\"limit\":2,\"queued\":{\"mean\":0.2500005,\"p95\":0.5},"
                + "\"held\":{\"mean\":0.0505,\"p95\":0.1}},"
                + "{\"name\":\"B\",\"limit\":null,\"queued\":{\"mean\":0,\"p95\":0},"
                + "\"held\":{\"mean\":0.001998,\"p95\":0.001998}}],"
                + "\"failures\":[{\"index\":1,\"stage\":\"B\",\"reason\":\"exit code 1: \\\"no\\\"\"}],"
                + "\"teardown\":12,\"lastExit\":1,\"settling\":2,"
                + "\"host\":{\"kernel\":\"6.1\",\"cores\":2,\"cgroup\":\"v1\",\"profile\":\"p\",\"runtime\":\"process\","
                + "\"fingerprint\":\"sha256:00\"}}";

        assertEquals(expected, BurstJson.toJson(ExportedBurst.result()));
    }
}
