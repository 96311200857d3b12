/** Shows that Muster works, on this machine, within a minute: runs of real work, each result checked. */
@NullMarked
package dev.muster.local.demo;

import org.jspecify.annotations.NullMarked;
