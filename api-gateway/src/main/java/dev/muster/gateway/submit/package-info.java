/** Takes a run in: checked, complete, and durable before it is acknowledged. */
@NullMarked
package dev.muster.gateway.submit;

import org.jspecify.annotations.NullMarked;
