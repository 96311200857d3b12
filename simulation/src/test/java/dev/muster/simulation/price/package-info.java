@NullMarked
package dev.muster.simulation.price;

import org.jspecify.annotations.NullMarked;
