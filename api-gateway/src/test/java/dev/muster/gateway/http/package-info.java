/** What clients see, through the real service on a port of its own. */
@NullMarked
package dev.muster.gateway.http;

import org.jspecify.annotations.NullMarked;
