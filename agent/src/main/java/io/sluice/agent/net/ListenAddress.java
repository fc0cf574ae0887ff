package io.sluice.agent.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen over TCP. Immutable.
 *
 * @param address host and port
 */
public record ListenAddress(InetSocketAddress address) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]*)):([0-9]{1,5})");
    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code :PORT}, which is the loopback address.
     *
     * @param text what was typed
     * @return the address, resolved
     * @throws IllegalArgumentException if it is none, or the host is not known
     */
    public static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LARGEST_PORT) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address to listen on: write HOST:PORT, as in"
                    + " 127.0.0.1:7070, [::1]:7070 or :7070; the port is at most " + LARGEST_PORT);
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new ListenAddress(new InetSocketAddress(resolve(host), Integer.parseInt(matcher.group(3))));
    }

    /**
     * Whether only this host can connect.
     *
     * @return false if others may
     */
    public boolean isLoopback() {
        return address.getAddress().isLoopbackAddress();
    }

    private static InetAddress resolve(String host) {
        if (host.isEmpty()) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "the host " + host + " is not known: write an address, as in 127.0.0.1:7070", e);
        }
    }
}
