/** Shows which agents there are and what they want, and nothing of how they are reached. */
@NullMarked
package dev.muster.gateway.offer;

import org.jspecify.annotations.NullMarked;
