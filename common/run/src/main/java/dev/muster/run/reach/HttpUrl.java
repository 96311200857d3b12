package dev.muster.run.reach;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an HTTP server is asked, written so that all who read it find the same host in it. */
public record HttpUrl(URI uri) {
    private static final Pattern SCHEME = Pattern.compile("(?i)https?");

    /** What some readers take for an address of IPv4: its last part is a number. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX]\\p{XDigit}*)");

    public HttpUrl {
        if (!isPlain(uri) || !isClear(uri.getHost())) {
            throw new IllegalArgumentException("url '" + uri + "': needs http or https, a host that is a name, an IPv4"
                    + " address like 192.0.2.1 or an IPv6 address in brackets, and no user, query or fragment");
        }
    }

    public static HttpUrl of(String text) {
        return new HttpUrl(URI.create(text));
    }

    private static boolean isPlain(URI uri) {
        return uri.getScheme() != null
                && SCHEME.matcher(uri.getScheme()).matches()
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static boolean isClear(String host) {
        return !NUMERIC.matcher(host).matches()
                || literal(host)
                        .map(InetAddress::getHostAddress)
                        .filter(host::equals)
                        .isPresent();
    }

    public String host() {
        return uri.getHost();
    }

    /** The host where it is no name. */
    public Optional<InetAddress> address() {
        return literal(host());
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
