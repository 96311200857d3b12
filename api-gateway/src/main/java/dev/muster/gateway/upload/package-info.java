/** Keeps documents that are too large to be part of a request, until runs refer to them. */
@NullMarked
package dev.muster.gateway.upload;

import org.jspecify.annotations.NullMarked;
