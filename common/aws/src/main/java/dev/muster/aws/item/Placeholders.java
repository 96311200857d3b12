package dev.muster.aws.item;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What stands in the expressions of one request for names, of which many are reserved words, and for values. A name has
 * one placeholder, however often it is used; every value has its own.
 */
public final class Placeholders {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    public String name(String attribute) {
        String placeholder = "#" + attribute;
        names.put(placeholder, attribute);
        return placeholder;
    }

    public String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    public String value(String value) {
        return value(AttributeValue.fromS(value));
    }

    public String value(long value) {
        return value(AttributeValue.fromN(Long.toString(value)));
    }

    public String value(Instant value) {
        return value(value.toEpochMilli());
    }

    public Map<String, String> names() {
        return names;
    }

    public Map<String, AttributeValue> values() {
        return values;
    }
}
