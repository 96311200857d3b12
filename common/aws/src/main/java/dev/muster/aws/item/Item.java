package dev.muster.aws.item;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item by name. Moments and durations are whole milliseconds; what is null has no attribute. */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    public Item() {
        this(new LinkedHashMap<>());
    }

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public Item put(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    public Item text(String name, @Nullable String value) {
        return value == null ? this : put(name, AttributeValue.fromS(value));
    }

    public Item number(String name, long value) {
        return put(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item decimal(String name, double value) {
        return put(name, AttributeValue.fromN(Double.toString(value)));
    }

    public Item instant(String name, @Nullable Instant value) {
        return value == null ? this : number(name, value.toEpochMilli());
    }

    public Item duration(String name, Duration value) {
        return number(name, value.toMillis());
    }

    public Item flag(String name, boolean value) {
        return put(name, AttributeValue.fromBool(value));
    }

    public Item texts(String name, List<String> values) {
        return put(
                name,
                AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    }

    public Item textMap(String name, Map<String, String> values) {
        Map<String, AttributeValue> entries = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> AttributeValue.fromS(entry.getValue())));
        return put(name, AttributeValue.fromM(entries));
    }

    public Item items(String name, Collection<Item> values) {
        return put(
                name,
                AttributeValue.fromL(values.stream()
                        .map(item -> AttributeValue.fromM(item.attributes))
                        .toList()));
    }

    public Item item(String name, Item value) {
        return put(name, AttributeValue.fromM(value.attributes));
    }

    public String text(String name) {
        return get(name).s();
    }

    public long number(String name) {
        return Long.parseLong(get(name).n());
    }

    public int count(String name) {
        return Integer.parseInt(get(name).n());
    }

    public double decimal(String name) {
        return Double.parseDouble(get(name).n());
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public Duration duration(String name) {
        return Duration.ofMillis(number(name));
    }

    public boolean flag(String name) {
        return get(name).bool();
    }

    public List<String> texts(String name) {
        return get(name).l().stream().map(AttributeValue::s).toList();
    }

    /** Empty where there is none: DynamoDB has no empty sets. */
    public Set<String> textSet(String name) {
        return has(name) ? Set.copyOf(get(name).ss()) : Set.of();
    }

    public Map<String, String> textMap(String name) {
        return get(name).m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().s()));
    }

    public List<Item> items(String name) {
        return get(name).l().stream().map(value -> of(value.m())).toList();
    }

    public Item item(String name) {
        return of(get(name).m());
    }

    private AttributeValue get(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item has no attribute '" + name + "': " + attributes.keySet());
        }
        return value;
    }
}
