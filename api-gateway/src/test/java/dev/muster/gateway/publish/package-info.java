/** What the publisher promises, on fakes. */
@NullMarked
package dev.muster.gateway.publish;

import org.jspecify.annotations.NullMarked;
