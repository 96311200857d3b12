package dev.muster.local.control;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Which request asks for what. */
record Routes(Commands commands) {
    private static final int NO_BOUND = -1;

    /** @param afterwards done once it has been said */
    record Answer(int code, String json, Runnable afterwards) {
        static Answer of(int code) {
            return new Answer(code, "", () -> {});
        }

        private static Answer of(Object value) {
            return new Answer(200, Json.MAPPER.writeValueAsString(value), () -> {});
        }

        private static Answer of(boolean found) {
            return of(found ? 202 : 404);
        }
    }

    Answer answer(String method, String path, String body) {
        String[] words = path.substring(1).split("/", NO_BOUND);
        return switch (method + " " + words[0] + " " + words.length) {
            case "GET status 1" -> Answer.of(commands.status());
            case "POST stop 1" -> new Answer(202, "", commands::stop);
            case "POST reclaim 2" -> Answer.of(commands.interrupt(words[1], false));
            case "POST rebalance 2" -> Answer.of(commands.interrupt(words[1], true));
            case "GET pools 2" -> commands.look(words[1]).map(Answer::of).orElse(Answer.of(404));
            case "POST pools 4", "POST pools 3" -> change(words, body);
            case "POST spot-weather 2" -> weather(words[1]);
            default -> Answer.of(404);
        };
    }

    private Answer change(String[] words, String body) {
        try {
            return switch (words[2] + " " + words.length) {
                case "raise 4" -> Answer.of(commands.raise(words[1], Integer.parseInt(words[3])));
                case "end 3" -> Answer.of(commands.end(words[1], Json.MAPPER.readValue(body, new Names())));
                default -> Answer.of(404);
            };
        } catch (NumberFormatException | JacksonException malformed) {
            return Answer.of(400);
        }
    }

    private Answer weather(String word) {
        boolean refuse = word.equals("refuse");
        if (!refuse && !word.equals("normal")) {
            return Answer.of(404);
        }
        commands.spotWeather(refuse);
        return Answer.of(202);
    }

    private static final class Names extends TypeReference<Set<String>> {}
}
