/** The full path: from submit to the durable result. */
@NullMarked
package dev.muster.local.bench.path;

import org.jspecify.annotations.NullMarked;
