@NullMarked
package dev.muster.local.pool;

import org.jspecify.annotations.NullMarked;
