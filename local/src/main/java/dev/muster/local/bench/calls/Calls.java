package dev.muster.local.bench.calls;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Numbers of calls by their targets, such as {@code DynamoDB_20120810.PutItem}. */
record Calls(Map<String, Long> byTarget) {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");

    Calls {
        byTarget = new TreeMap<>(byTarget);
    }

    Calls plus(Calls others) {
        Calls sum = new Calls(byTarget);
        others.byTarget.forEach((target, count) -> sum.byTarget.merge(target, count, Long::sum));
        return sum;
    }

    Calls since(Calls before) {
        Calls difference = new Calls(byTarget);
        before.byTarget.forEach((target, count) -> difference.byTarget.merge(target, -count, Long::sum));
        difference.byTarget.values().removeIf(count -> count == 0);
        return difference;
    }

    long reads() {
        return count(true, true);
    }

    long writes() {
        return count(true, false);
    }

    long ofQueue() {
        return count(false, false);
    }

    private long count(boolean store, boolean read) {
        return byTarget.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("DynamoDB") == store)
                .filter(entry -> READS.contains(operation(entry.getKey())) == read)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    static String operation(String target) {
        return target.substring(target.indexOf('.') + 1);
    }
}
