package dev.muster.aws.create;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table as everybody who makes one must make it, billed by request.
 *
 * @param timeToLive the number attribute that holds the second from which on an item may be removed
 */
public record TableDefinition(Keys keys, List<Index> indexes, String timeToLive) {
    public TableDefinition {
        indexes = List.copyOf(indexes);
    }

    /** A key attribute. */
    public record Attribute(String name, Type type) {
        public enum Type {
            TEXT,
            NUMBER
        }

        public static Attribute text(String name) {
            return new Attribute(name, Type.TEXT);
        }

        public static Attribute number(String name) {
            return new Attribute(name, Type.NUMBER);
        }
    }

    public record Keys(Attribute partition, Optional<Attribute> sort) {
        public static Keys of(Attribute partition) {
            return new Keys(partition, Optional.empty());
        }

        public static Keys of(Attribute partition, Attribute sort) {
            return new Keys(partition, Optional.of(sort));
        }
    }

    /** @param included the attributes an entry has besides the keys */
    public record Index(String name, Keys keys, Set<String> included) {
        public Index {
            included = Set.copyOf(included);
        }
    }
}
