/** How work is repeated: steps, loops, pauses, and the fault that is answered by trying again. */
@NullMarked
package dev.muster.pace;

import org.jspecify.annotations.NullMarked;
