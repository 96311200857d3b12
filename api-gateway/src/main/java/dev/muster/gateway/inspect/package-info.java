/** Shows a run to those whose run it is. */
@NullMarked
package dev.muster.gateway.inspect;

import org.jspecify.annotations.NullMarked;
