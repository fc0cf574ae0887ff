package io.sluice.objective.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.83.0.0/16, 10.83.0.1, 65279, 10.83.1.0, 10.83.255.254",
        "10.0.0.0/8, 10.0.0.1, 16776959, 10.0.1.0, 10.255.255.254",
        "192.168.252.0/22, 192.168.252.1, 767, 192.168.253.0, 192.168.255.254",
    })
    void addresses_leaveOutTheFirst256AndTheLast(
            String text, String neighbour, int capacity, String first, String last) {
        Network network = Network.parse(text);
        assertEquals(text, network.toString());
        assertEquals(neighbour, network.neighbour());
        assertEquals(capacity, network.capacity());
        assertEquals(first, network.container(0));
        assertEquals(last, network.container(capacity - 1));
    }

    @Test
    void hardwareAddresses_areLocalUnicast_andDiffer() {
        Network network = Network.parse("10.83.0.0/16");
        assertEquals("02:53:0a:53:01:00", network.hardwareAddress(0));
        assertEquals("02:53:0a:53:ff:fe", network.hardwareAddress(network.capacity() - 1));
        assertEquals(
                network.capacity(),
                IntStream.range(0, network.capacity())
                        .mapToObj(network::hardwareAddress)
                        .distinct()
                        .count());
    }

    @Test
    void container_outside_isRefused() {
        Network network = Network.parse("10.1.0.0/22");
        assertThrows(IllegalArgumentException.class, () -> network.container(-1));
        var e = assertThrows(IllegalArgumentException.class, () -> network.container(767));
        assertEquals(
                "container 767 does not fit in 10.1.0.0/22: it holds 767; choose a smaller burst or a shorter prefix",
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "10.83.0.0, is not a network",
        "10.83.0.0/, is not a network",
        "10.83.0.0/16/8, is not a network",
        "10.83.0/16, is not an IPv4 address",
        "10.83.256.0/16, 256 is over 255",
        "10.83.0.0/7, from /8 to /22 is allowed",
        "10.83.0.0/23, from /8 to /22 is allowed",
        "10.83.1.0/16, use 10.83.0.0/16",
    })
    void parse_anythingElse_isRefused(String text, String why) {
        var e = assertThrows(IllegalArgumentException.class, () -> Network.parse(text));
        assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
    }
}
