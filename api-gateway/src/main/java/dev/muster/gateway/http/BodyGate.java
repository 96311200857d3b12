package dev.muster.gateway.http;

import dev.muster.run.Payload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in no more bodies at once than there is memory for, and none that is too large, before they are read. */
public final class BodyGate implements HandlerInterceptor {
    /** What a body comes to in memory, in times its length: as a tree, and as a text. */
    private static final int TREE = 8;

    private static final int TEXT = 4;
    private static final String HELD = BodyGate.class.getName();
    private static final String UPLOADS = "/v1/payloads";

    private final long limit;
    private final Semaphore kilobytes;

    /** @param memory for all bodies that are being dealt with */
    public BodyGate(DataSize limit, DataSize memory) {
        this.limit = limit.toBytes();
        this.kilobytes = new Semaphore(Math.toIntExact(memory.toKilobytes()));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean upload = request.getRequestURI().equals(UPLOADS);
        long most = upload ? Payload.LARGEST : limit;
        long length = length(request, most);
        if (length > most) {
            throw Refusal.tooLarge(most);
        }
        int held = Math.toIntExact(length * (upload ? TEXT : TREE) / 1024);
        if (!kilobytes.tryAcquire(held)) {
            throw Refusal.busy(
                    ProblemCode.TOO_MANY_BODIES, "too many large bodies are being read at this moment: try again");
        }
        request.setAttribute(HELD, held);
        return true;
    }

    /** @return for a body that comes in chunks the most that it may be */
    private static long length(HttpServletRequest request, long most) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                ? Math.max(0, request.getContentLengthLong())
                : most;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(HELD) instanceof Integer held) {
            request.removeAttribute(HELD);
            kilobytes.release(held);
        }
    }
}
