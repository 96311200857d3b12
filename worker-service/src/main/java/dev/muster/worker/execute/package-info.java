/** Claims runs, executes them and commits how they came out. */
@NullMarked
package dev.muster.worker.execute;

import org.jspecify.annotations.NullMarked;
