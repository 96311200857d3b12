package dev.muster.testkit;

import dev.muster.pace.TransientFault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A port some of whose calls are not answered, by a script for each of its methods: the n-th call has the n-th verdict,
 * calls after the last one are answered.
 */
public final class Unanswered<P> {
    /** What becomes of a call. Whoever makes it cannot tell the two lost ones apart. */
    public enum Verdict {
        ANSWERED,
        /** Never applied. */
        LOST_BEFORE,
        /** Applied, and the answer lost. */
        LOST_AFTER,
        /** Answered, and not applied: such as where rights are missing. */
        FORBIDDEN
    }

    private final Class<P> type;
    private final P real;
    private final P port;
    private final Map<String, Queue<Verdict>> scripts = new HashMap<>();
    private boolean down;

    private Unanswered(Class<P> type, P real) {
        this.type = type;
        this.real = real;
        this.port = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::call));
    }

    /** @param type the port's interface */
    public static <P> Unanswered<P> of(Class<P> type, P real) {
        return new Unanswered<>(type, real);
    }

    /** The port to hand out. */
    public P port() {
        return port;
    }

    /** Adds to the script of a method. */
    public synchronized Unanswered<P> next(String method, Verdict... verdicts) {
        if (Arrays.stream(type.getMethods()).noneMatch(known -> known.getName().equals(method))) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no method " + method);
        }
        scripts.computeIfAbsent(method, any -> new ArrayDeque<>()).addAll(List.of(verdicts));
        return this;
    }

    /** While down, every call is lost before it is applied, and scripts do not move. */
    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    private synchronized Verdict verdict(String method) {
        Queue<Verdict> script = scripts.getOrDefault(method, new ArrayDeque<>());
        if (down) {
            return Verdict.LOST_BEFORE;
        }
        return script.isEmpty() ? Verdict.ANSWERED : script.remove();
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Verdict verdict = verdict(method.getName());
        if (verdict == Verdict.LOST_BEFORE) {
            throw new TransientFault(method.getName() + " was not answered");
        }
        if (verdict == Verdict.FORBIDDEN) {
            throw new SecurityException(method.getName() + " was forbidden");
        }
        Object answer = invoke(method, arguments);
        if (verdict == Verdict.LOST_AFTER) {
            throw new TransientFault(method.getName() + " was not answered");
        }
        return answer;
    }

    private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
