package dev.muster.worker.agent.http;

import dev.muster.run.reach.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for a client that calls out, which connects to what comes from here and asks nobody else: what was checked
 * is what is connected to. A name with one address that is refused is refused, since its owner may point it anywhere.
 */
record AddressGuard(Reach reach, DnsResolver names) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            Optional<String> refusal = reach.refusal(host, address);
            if (refusal.isPresent()) {
                throw new AddressRefused(refusal.get());
            }
        }
        return addresses;
    }

    /** Asked for by Kerberos only, which no client of ours speaks. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
