/** Brings a platform up on this machine, watches it, and takes it down. */
@NullMarked
package dev.muster.local.up;

import org.jspecify.annotations.NullMarked;
