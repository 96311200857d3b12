@NullMarked
package dev.muster.gateway.breaker;

import org.jspecify.annotations.NullMarked;
