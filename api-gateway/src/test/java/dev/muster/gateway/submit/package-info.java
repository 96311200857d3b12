/** What taking a run in promises, on fakes. */
@NullMarked
package dev.muster.gateway.submit;

import org.jspecify.annotations.NullMarked;
