/** Describes the API in OpenAPI, from the code that answers. */
@NullMarked
package dev.muster.gateway.document;

import org.jspecify.annotations.NullMarked;
