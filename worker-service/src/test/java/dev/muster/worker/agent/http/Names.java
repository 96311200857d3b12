package dev.muster.worker.agent.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Says what names lead to: each time the next that a test gave, at last always the last. What is an address leads to itself. */
final class Names implements DnsResolver {
    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, Deque<InetAddress[]>> answers = new ConcurrentHashMap<>();

    Names answer(String host, String... addresses) {
        InetAddress[] answer = Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        answers.computeIfAbsent(host, fresh -> new ArrayDeque<>()).add(answer);
        return this;
    }

    @Override
    public synchronized InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        Deque<InetAddress[]> left = answers.get(host.toLowerCase(Locale.ROOT));
        if (left != null) {
            return left.size() == 1 ? left.element() : left.remove();
        }
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException unknown) {
            throw new UnknownHostException(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        throw new AssertionError("nobody asks for " + host);
    }
}
