/** What no class of a service may do. */
@NullMarked
package dev.muster.gateway.offence;

import org.jspecify.annotations.NullMarked;
