/** What is tested against containers alone, by {@code ./muster test --containers}. */
@NullMarked
package dev.muster.containers;

import org.jspecify.annotations.NullMarked;
