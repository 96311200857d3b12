/** Shows what runs here. */
@NullMarked
package dev.muster.local.ps;

import org.jspecify.annotations.NullMarked;
