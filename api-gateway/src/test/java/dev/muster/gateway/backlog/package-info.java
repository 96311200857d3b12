/** Claims about counting waiting runs. */
@NullMarked
package dev.muster.gateway.backlog;

import org.jspecify.annotations.NullMarked;
