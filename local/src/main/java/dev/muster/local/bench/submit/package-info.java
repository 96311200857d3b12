/** How long a submit takes while there is plenty to do, but not too much. */
@NullMarked
package dev.muster.local.bench.submit;

import org.jspecify.annotations.NullMarked;
