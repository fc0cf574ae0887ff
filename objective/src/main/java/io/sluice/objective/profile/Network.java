package io.sluice.objective.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The run's own IPv4 network.
 *
 * @param base first address as a number
 * @param prefix length of the prefix, 8 to 22
 */
public record Network(int base, int prefix) {

    private static final int RESERVED = 256;

    /** Checks the prefix and that the base is the first address of its network. */
    public Network {
        if (prefix < 8 || prefix > 22) {
            throw new IllegalArgumentException("the network's prefix is /" + prefix + ": from /8 to /22 is allowed");
        }
        if ((base & (hosts(prefix) - 1)) != 0) {
            throw new IllegalArgumentException("the network " + dotted(base) + "/" + prefix
                    + " is not the first address of its range: use " + dotted(base & -hosts(prefix)) + "/" + prefix);
        }
    }

    /** Reads {@code 10.83.0.0/16}; throws {@link IllegalArgumentException} for anything else. */
    public static Network parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
            throw new IllegalArgumentException("'" + text + "' is not a network: write it as 10.83.0.0/16");
        }
        return new Network(address(parts[0]), Integer.parseInt(parts[1]));
    }

    /** The neighbour's address: the first of the network. */
    public String neighbour() {
        return dotted(base + 1);
    }

    /** Address of the container with this index, from 0; the first 256 addresses of the network are not given out. */
    public String container(int index) {
        if (index < 0 || index >= capacity()) {
            throw new IllegalArgumentException("container " + index + " does not fit in " + this + ": it holds "
                    + capacity() + "; choose a smaller burst or a shorter prefix");
        }
        return dotted(base + RESERVED + index);
    }

    /**
     * Hardware address of the container with this index: locally administered, unicast, its last four bytes those of
     * {@link #container}.
     */
    public String hardwareAddress(int index) {
        return Arrays.stream(container(index).split("\\.", -1))
                .map(part -> String.format(Locale.ROOT, ":%02x", Integer.parseInt(part)))
                .collect(Collectors.joining("", "02:53", ""));
    }

    /** How many containers have an address. */
    public int capacity() {
        return hosts(prefix) - RESERVED - 1;
    }

    @Override
    public String toString() {
        return dotted(base) + "/" + prefix;
    }

    private static int hosts(int prefix) {
        return 1 << (32 - prefix);
    }

    private static int address(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address: write it as 10.83.0.0");
        }
        int address = 0;
        for (String part : text.split("\\.", -1)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                throw new IllegalArgumentException("'" + text + "' is not an IPv4 address: " + octet + " is over 255");
            }
            address = address << 8 | octet;
        }
        return address;
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
