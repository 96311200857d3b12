/** Speaks HTTP: who may ask, what is asked, how it is answered. */
@NullMarked
package dev.muster.gateway.http;

import org.jspecify.annotations.NullMarked;
