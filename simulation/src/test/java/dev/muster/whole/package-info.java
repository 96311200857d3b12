/** The whole platform as real processes, which are killed, frozen and cut off while they work. */
@NullMarked
package dev.muster.whole;

import org.jspecify.annotations.NullMarked;
