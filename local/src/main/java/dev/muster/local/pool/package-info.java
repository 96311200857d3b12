/** Pools of workers that grow and shrink on this machine, as they do where machines are bought. */
@NullMarked
package dev.muster.local.pool;

import org.jspecify.annotations.NullMarked;
