/** How soon runs are executed again that have lost their worker. */
@NullMarked
package dev.muster.local.bench.handover;

import org.jspecify.annotations.NullMarked;
