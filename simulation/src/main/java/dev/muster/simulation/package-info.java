/** Commands about fleets that nobody has to buy first. */
@NullMarked
package dev.muster.simulation;

import org.jspecify.annotations.NullMarked;
