/** How other processes of this machine's user talk to the supervisor. */
@NullMarked
package dev.muster.local.control;

import org.jspecify.annotations.NullMarked;
