package dev.muster.run.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses that lead into a machine or its network, or nowhere, after IANA's registries of special-purpose addresses. An
 * address is what the first of them says that has it.
 */
enum SpecialAddress {
    UNSPECIFIED("0.0.0.0/8", "::/128"),
    LOOPBACK("127.0.0.0/8", "::1/128"),
    /** Where machines and containers are told their credentials. */
    LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
    PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
    SHARED("100.64.0.0/10"),
    DOCUMENTATION("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
    BENCHMARKING("198.18.0.0/15", "2001:2::/48"),
    /** Among them Teredo and 6to4, which carry an address of IPv4 that others unpack. */
    PROTOCOL("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16"),
    MULTICAST("224.0.0.0/4", "ff00::/8"),
    /** Of IPv6 all that is not 2000::/3, the only part given out. */
    RESERVED("240.0.0.0/4", "::/3", "4000::/2", "8000::/1");

    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList is unmodifiable
    private final List<Cidr> ranges;

    SpecialAddress(String... ranges) {
        this.ranges = Stream.of(ranges).map(Cidr::of).toList();
    }

    static Optional<SpecialAddress> of(InetAddress address) {
        InetAddress meant = meant(address);
        return Arrays.stream(values())
                .filter(special -> special.ranges.stream().anyMatch(range -> range.contains(meant)))
                .findFirst();
    }

    /** The address of IPv4 that it stands for where it is a mapped one, or one that NAT64 translates; else itself. */
    static InetAddress meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        int from = NAT64.contains(address) ? bytes.length - Integer.BYTES : 0;
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
