@NullMarked
package dev.muster.simulation.cloud;

import org.jspecify.annotations.NullMarked;
