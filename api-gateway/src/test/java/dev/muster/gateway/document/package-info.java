/** Holds the gateway to the document of its API. */
@NullMarked
package dev.muster.gateway.document;

import org.jspecify.annotations.NullMarked;
