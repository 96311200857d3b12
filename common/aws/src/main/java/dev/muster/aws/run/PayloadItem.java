package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.Payload;
import java.util.List;

/** A payload under one name: in the item, or as a reference. */
final class PayloadItem {
    private PayloadItem() {}

    static List<String> attributes(String name) {
        return List.of(name, key(name), bytes(name));
    }

    static Item write(Item item, String name, Payload payload) {
        return switch (payload) {
            case Payload.Inline(String json) -> item.text(name, json);
            case Payload.Stored(String key, long bytes) ->
                item.text(key(name), key).number(bytes(name), bytes);
        };
    }

    static Payload read(Item item, String name) {
        return item.has(name)
                ? new Payload.Inline(item.text(name))
                : new Payload.Stored(item.text(key(name)), item.number(bytes(name)));
    }

    private static String key(String name) {
        return name + "_key";
    }

    private static String bytes(String name) {
        return name + "_bytes";
    }
}
