/** Claims about counting waiting runs. */
@NullMarked
package dev.muster.gateway.demand;

import org.jspecify.annotations.NullMarked;
