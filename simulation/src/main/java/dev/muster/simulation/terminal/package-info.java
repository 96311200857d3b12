/** How all commands of this room refuse, check numbers and write JSON. */
@NullMarked
package dev.muster.simulation.terminal;

import org.jspecify.annotations.NullMarked;
