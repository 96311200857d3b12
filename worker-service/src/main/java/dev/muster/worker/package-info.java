/** The worker service: its settings, its wiring and its life. */
@NullMarked
package dev.muster.worker;

import org.jspecify.annotations.NullMarked;
