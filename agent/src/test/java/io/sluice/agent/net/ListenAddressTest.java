package io.sluice.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1:70,true,70", "[::1]:71,true,71", ":72,true,72", "0.0.0.0:0,false,0", "[::]:5,false,5"})
    void isRead(String text, boolean loopback, int port) {
        ListenAddress address = ListenAddress.parse(text);
        assertEquals(loopback, address.isLoopback());
        assertEquals(port, address.address().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "70", "::1:70", "a:b", "127.0.0.1:65536", "127.0.0.1", "[::1]"})
    void isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ListenAddress.parse(text));
    }

    @Test
    void socketAccess_isReadAndRefused() {
        assertEquals(4, SocketAccess.parse("0660", Optional.of("a:b")).mode().size());
        assertThrows(IllegalArgumentException.class, () -> SocketAccess.parse("rw", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> SocketAccess.parse("0600", Optional.of("a:b:c")));
    }
}
