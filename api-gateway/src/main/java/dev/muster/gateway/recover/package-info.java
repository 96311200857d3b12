/** Sees to it that every accepted run comes to an end, whoever forgot it. */
@NullMarked
package dev.muster.gateway.recover;

import org.jspecify.annotations.NullMarked;
