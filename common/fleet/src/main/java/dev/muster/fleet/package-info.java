/** What a worker is, and how the fleet knows of it. */
@NullMarked
package dev.muster.fleet;

import org.jspecify.annotations.NullMarked;
