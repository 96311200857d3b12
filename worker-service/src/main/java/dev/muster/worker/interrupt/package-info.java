/** Hears that this machine goes, from whoever says so, and sees to it that the worker is gone in time. */
@NullMarked
package dev.muster.worker.interrupt;

import org.jspecify.annotations.NullMarked;
