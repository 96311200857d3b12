package dev.muster.aws.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The changes of one item by one request. An attribute may be named once, or DynamoDB refuses the request. */
public final class Update {
    private final Placeholders placeholders;
    private final List<String> sets = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private final List<String> additions = new ArrayList<>();

    public Update(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    public Update set(String name, AttributeValue value) {
        sets.add(placeholders.name(name) + " = " + placeholders.value(value));
        return this;
    }

    public Update setAll(Item item) {
        item.attributes().forEach(this::set);
        return this;
    }

    /** Sets those of the attributes that the item has, and removes the others. */
    public Update replace(List<String> names, Item item) {
        names.stream().filter(name -> !item.has(name)).forEach(this::remove);
        return setAll(item);
    }

    /** @param name of a number that is there */
    public Update increment(String name) {
        String number = placeholders.name(name);
        sets.add(number + " = " + number + " + " + placeholders.value(1));
        return this;
    }

    /** @param name of a number, which need not be there */
    public Update addTo(String name, long more) {
        additions.add(placeholders.name(name) + " " + placeholders.value(more));
        return this;
    }

    /** @param name of a set of texts, which need not be there */
    public Update addTo(String name, String element) {
        additions.add(placeholders.name(name) + " " + placeholders.value(AttributeValue.fromSs(List.of(element))));
        return this;
    }

    public Update remove(String name) {
        removals.add(placeholders.name(name));
        return this;
    }

    public String expression() {
        return Stream.of(clause("SET", sets), clause("REMOVE", removals), clause("ADD", additions))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> clause(String word, List<String> terms) {
        return terms.isEmpty() ? Optional.empty() : Optional.of(word + " " + String.join(", ", terms));
    }
}
