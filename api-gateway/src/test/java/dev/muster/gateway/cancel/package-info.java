/** What cancelling promises, on fakes. */
@NullMarked
package dev.muster.gateway.cancel;

import org.jspecify.annotations.NullMarked;
