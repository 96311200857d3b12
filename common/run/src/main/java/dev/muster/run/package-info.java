/** What a run is, the moves it may make, and what an agent is. */
@NullMarked
package dev.muster.run;

import org.jspecify.annotations.NullMarked;
