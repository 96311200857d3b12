/** What watching promises, on fakes. */
@NullMarked
package dev.muster.gateway.watch;

import org.jspecify.annotations.NullMarked;
