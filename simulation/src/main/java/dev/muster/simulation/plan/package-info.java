/** Says what the fleet costs in each state, in a month and in all, before anybody buys it. */
@NullMarked
package dev.muster.simulation.plan;

import org.jspecify.annotations.NullMarked;
