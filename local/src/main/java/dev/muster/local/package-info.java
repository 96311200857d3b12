/** Muster on one machine: the command line, and the line by which a child process notices that its owner is gone. */
@NullMarked
package dev.muster.local;

import org.jspecify.annotations.NullMarked;
