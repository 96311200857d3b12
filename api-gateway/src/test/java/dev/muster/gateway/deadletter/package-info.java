@NullMarked
package dev.muster.gateway.deadletter;

import org.jspecify.annotations.NullMarked;
