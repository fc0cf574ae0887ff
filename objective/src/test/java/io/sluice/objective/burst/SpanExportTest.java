package io.sluice.objective.burst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.objective.burst.SpanExport.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanExportTest {

    @Test
    void csvHasOneLineASpanInSeconds() {
        assertEquals("""
                index,stage,queued,entered,left
                0,A,0.000001,0.000002,0.001002
                0,B,0.001002,0.001002,0.003
                1,A,0.000003,0.500003,0.600003
                """, SpanExport.text(ExportedBurst.result(), Format.CSV));
    }

    @Test
    void jsonKeepsEveryStartupAndHowItEnded() {
        assertEquals(
                "{\"burst\":3,\"stages\":[\"A\",\"B\"],\"startups\":["
                        + "{\"index\":0,\"outcome\":\"reachable\",\"at\":0.004,\"spans\":["
                        + "{\"stage\":\"A\",\"queued\":0.000001,\"entered\":0.000002,\"left\":0.001002},"
                        + "{\"stage\":\"B\",\"queued\":0.001002,\"entered\":0.001002,\"left\":0.003}]},"
                        + "{\"index\":1,\"outcome\":\"failed\",\"at\":null,\"spans\":["
                        + "{\"stage\":\"A\",\"queued\":0.000003,\"entered\":0.500003,\"left\":0.600003}]},"
                        + "{\"index\":2,\"outcome\":\"unfinished\",\"at\":null,\"spans\":[]}]}\n",
                SpanExport.text(ExportedBurst.result(), Format.JSON));
    }

    @Test
    void traceHasACompleteEventForWaitingAndOneForHoldingInMicroseconds() {
        String trace = SpanExport.text(ExportedBurst.result(), Format.TRACE);

        assertTrue(trace.contains(
                "{\"name\":\"A queued\",\"cat\":\"queued\",\"ph\":\"X\",\"ts\":3,\"dur\":500000,\"pid\":1,\"tid\":1}"));
        assertTrue(trace.contains(
                "{\"name\":\"B\",\"cat\":\"held\",\"ph\":\"X\",\"ts\":1002,\"dur\":1998,\"pid\":1,\"tid\":0}"));
        assertTrue(trace.contains(
                "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":2,\"args\":{\"name\":\"start 2\"}}"));
    }

    @Test
    void critestHasOneDataPointAReachableStart() {
        assertEquals(
                "{\"operationsNames\":[\"A\",\"B\"],\"numParallel\":3,\"datapoints\":["
                        + "{\"sampleIndex\":0,\"startTime\":1000,\"endTime\":4000000,"
                        + "\"operationsDurationsNs\":[1001000,1998000],\"metaInfo\":{}}]}\n",
                SpanExport.text(ExportedBurst.result(), Format.CRITEST));
    }

    @Test
    void critestNamesStagesWithoutAGateToo() {
        BurstResult all = ExportedBurst.result();
        var gated = new BurstResult(
                all.limits(),
                List.of("B"),
                all.startups(),
                all.elapsed(),
                all.cutOff(),
                all.cpu(),
                all.releaseSpread(),
                all.teardown(),
                all.host());

        assertEquals(SpanExport.text(all, Format.CRITEST), SpanExport.text(gated, Format.CRITEST));
    }

    @Test
    void anUnknownFormatIsRefusedWithThoseThatExist() {
        var e = assertThrows(IllegalArgumentException.class, () -> Format.parse("xml"));
        assertEquals("unknown format 'xml': json, csv, trace, critest are allowed", e.getMessage());
    }
}
