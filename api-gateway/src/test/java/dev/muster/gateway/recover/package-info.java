/** What recovery promises, on fakes and manual time. */
@NullMarked
package dev.muster.gateway.recover;

import org.jspecify.annotations.NullMarked;
