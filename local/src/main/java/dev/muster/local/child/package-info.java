/** Keeps child processes alive: started, started again when they die, ended in order. */
@NullMarked
package dev.muster.local.child;

import org.jspecify.annotations.NullMarked;
