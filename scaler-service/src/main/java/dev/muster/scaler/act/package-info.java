/** Does what was decided, as long as this scaler leads. */
@NullMarked
package dev.muster.scaler.act;

import org.jspecify.annotations.NullMarked;
