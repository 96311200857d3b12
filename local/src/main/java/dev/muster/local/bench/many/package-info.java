/** Ten thousand runs at once on one worker. */
@NullMarked
package dev.muster.local.bench.many;

import org.jspecify.annotations.NullMarked;
