/** The gateway: takes runs in over HTTP, shows them, and recovers those that nobody else would. */
@NullMarked
package dev.muster.gateway;

import org.jspecify.annotations.NullMarked;
