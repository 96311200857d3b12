@NullMarked
package dev.muster.simulation.replay;

import org.jspecify.annotations.NullMarked;
