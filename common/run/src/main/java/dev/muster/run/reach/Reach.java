package dev.muster.run.reach;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Where calls may lead: to every address that belongs to the world, and inside where it is allowed. */
public record Reach(List<Allowance> allowed) {
    public Reach {
        allowed = List.copyOf(allowed);
    }

    /**
     * Why a call must not lead there; empty where it may.
     *
     * @param address what the host's name was resolved to
     */
    public Optional<String> refusal(String host, InetAddress address) {
        InetAddress meant = SpecialAddress.meant(address);
        if (allowed.stream().anyMatch(allowance -> allowance.covers(host, meant))) {
            return Optional.empty();
        }
        return SpecialAddress.of(meant)
                .map(special -> "host " + host + " leads to " + address.getHostAddress() + " (" + special
                        + "), which the agent's entry does not allow");
    }
}
