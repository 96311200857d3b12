/** The gateway as it is started. */
@NullMarked
package dev.muster.gateway;

import org.jspecify.annotations.NullMarked;
