/** What AWS takes, from a file that its reader can replace. */
@NullMarked
package dev.muster.simulation.price;

import org.jspecify.annotations.NullMarked;
