/** What no decision may do. */
@NullMarked
package dev.muster.scaler.decide.offence;

import org.jspecify.annotations.NullMarked;
