package dev.muster.local.up;

import dev.muster.fleet.Pool;
import dev.muster.local.home.Refusal;
import dev.muster.local.pool.Pools;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many workers there may be.
 *
 * @param sizes of each pool
 * @param pinned whether nobody changes that: as many as there may be are there
 */
public record Workforce(Map<Pool, Size> sizes, boolean pinned) {
    private static final int MOST = 64;
    private static final Size NONE = new Size(0, 0);
    private static final Map<Pool, Size> USUAL =
            Map.of(Pools.ON_DEMAND, new Size(1, 2), Pools.SPOT, new Size(0, 4), Pools.FARGATE, new Size(0, 2));

    /**
     * Units of one pool.
     *
     * @param min that are always there
     */
    public record Size(int min, int max) {
        private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

        private static Size parse(String pool, String text) {
            Matcher shape = SHAPE.matcher(text);
            if (!shape.matches() || Integer.parseInt(shape.group(1)) > Integer.parseInt(shape.group(2))) {
                throw new Refusal("--pools " + pool + "=" + text + ": must be MIN-MAX, such as 0-4");
            }
            return new Size(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)));
        }
    }

    public Workforce {
        sizes = Map.copyOf(sizes);
        int most = most(sizes);
        if (most > MOST) {
            throw new Refusal("--pools with " + most + " workers at most: must be from 0 to " + MOST);
        }
    }

    /** Of the pool whose machines can be taken back. */
    static Workforce pinned(int workers) {
        Plan.require("--workers", workers, 0, MOST);
        return new Workforce(Map.of(Pools.SPOT, new Size(workers, workers)), true);
    }

    /** @param given by pool, as MIN-MAX; the others are as usual */
    static Workforce of(Map<String, String> given) {
        Map<Pool, Size> sizes = new HashMap<>(USUAL);
        given.forEach((name, size) -> {
            if (USUAL.keySet().stream().noneMatch(pool -> pool.name().equals(name))) {
                throw new Refusal("--pools " + name + ": there are on-demand, spot and fargate");
            }
            sizes.put(new Pool(name), Size.parse(name, size));
        });
        return new Workforce(sizes, false);
    }

    Size of(String pool) {
        return sizes.getOrDefault(new Pool(pool), NONE);
    }

    public int most() {
        return most(sizes);
    }

    private static int most(Map<Pool, Size> sizes) {
        return sizes.values().stream().mapToInt(Size::max).sum();
    }
}
