/** What can be measured in the JVM of a worker alone. */
@NullMarked
package dev.muster.worker.bench;

import org.jspecify.annotations.NullMarked;
