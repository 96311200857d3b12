/** Who may ask, and for what. */
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
