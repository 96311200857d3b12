/** What no class of a pure room may do. */
@NullMarked
package dev.muster.run.offence;

import org.jspecify.annotations.NullMarked;
