package dev.muster.run.reach;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** Where an agent's calls may lead although it lies inside: a host by its name, wherever that leads, or addresses. */
public sealed interface Allowance permits Allowance.Host, Cidr {
    Pattern ADDRESSES = Pattern.compile(".*[:/].*|[0-9.]+");

    /** @param address what the host's name was resolved to */
    boolean covers(String host, InetAddress address);

    /** @param text a name, an address, or a range like 10.1.0.0/16 */
    static Allowance of(String text) {
        return ADDRESSES.matcher(text).matches() ? Cidr.of(text) : new Host(text);
    }

    record Host(String name) implements Allowance {
        private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9_.-]{1,253}");

        public Host {
            if (!SHAPE.matcher(name).matches()) {
                throw new IllegalArgumentException("host '" + name + "' does not match " + SHAPE);
            }
        }

        @Override
        public boolean covers(String host, InetAddress address) {
            return host.equalsIgnoreCase(name);
        }
    }
}
