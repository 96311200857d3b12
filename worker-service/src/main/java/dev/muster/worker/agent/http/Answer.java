package dev.muster.worker.agent.http;

import dev.muster.run.RunError;
import dev.muster.worker.agent.AgentFault;
import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputLimits;
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;

/** What an agent answered, and what that means for the attempt. */
record Answer(ClassicHttpResponse response, OutputBudget output) {
    private static final int QUOTED = 1024;

    /** Leaves the body open: to close it would be to read the rest, and there may be no end. */
    AgentResult result(Transcript said) throws IOException {
        InputStream body = body();
        if (response.getCode() != HttpStatus.SC_OK) {
            return refused(text(body.readNBytes(output.limits().line())));
        }
        if (isStream()) {
            new EventStream(body, output).tell(said);
            return told(said);
        }
        return document(text(whole(body)));
    }

    private InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private boolean isStream() {
        ContentType type = ContentType.parseLenient(Optional.ofNullable(response.getEntity())
                .map(HttpEntity::getContentType)
                .orElse(null));
        return type != null && type.isSameMimeType(ContentType.TEXT_EVENT_STREAM);
    }

    private byte[] whole(InputStream body) throws IOException {
        OutputLimits limits = output.limits();
        byte[] bytes = body.readNBytes(limits.line());
        if (bytes.length < limits.line()) {
            return bytes;
        }
        output.takeSeat();
        byte[] rest = body.readNBytes(limits.result() - limits.line() + 1);
        if (bytes.length + rest.length > limits.result()) {
            throw OutputTooLarge.body(limits);
        }
        return ByteBuffer.allocate(bytes.length + rest.length)
                .put(bytes)
                .put(rest)
                .array();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The status says whether to try again; an error object only describes. */
    private AgentResult refused(String body) {
        int status = response.getCode();
        if (status < HttpStatus.SC_CLIENT_ERROR) {
            return AgentFault.BAD_ANSWER.last("HTTP " + status + ": only a 200 carries a result");
        }
        boolean retryable = status == HttpStatus.SC_TOO_MANY_REQUESTS || status >= HttpStatus.SC_SERVER_ERROR;
        RunError error = AgentLine.of(body) instanceof AgentLine.Failure(RunError described)
                ? described
                : RunError.last(AgentFault.AGENT_FAILED.name(), body.substring(0, Math.min(body.length(), QUOTED)));
        return new AgentResult.Broke(new RunError(error.code(), "HTTP " + status + ": " + error.message(), retryable));
    }

    private static AgentResult document(String body) {
        return switch (AgentLine.of(body)) {
            case AgentLine.Result(String json) -> new AgentResult.Produced(json);
            case AgentLine.Failure(RunError error) -> new AgentResult.Broke(error);
            case AgentLine.Said said when AgentLine.isJson(body) -> new AgentResult.Produced(body);
            case AgentLine.Said said -> AgentFault.BAD_ANSWER.last("HTTP 200 with a body that is no JSON");
        };
    }

    private static AgentResult told(Transcript said) {
        if (said.failure().isPresent()) {
            return new AgentResult.Broke(said.failure().get());
        }
        return said.result()
                .<AgentResult>map(AgentResult.Produced::new)
                .orElseGet(() -> AgentFault.NO_RESULT.last("the event stream ended without a result"));
    }
}
