@NullMarked
package dev.muster.simulation.plan;

import org.jspecify.annotations.NullMarked;
