/** The rules of the house, each beside an offence that shows that it bites. */
@NullMarked
package dev.muster.house;

import org.jspecify.annotations.NullMarked;
