/** The machines that agents run on. Their number is the scaler's alone. */
@NullMarked
package dev.muster.infra.pool;

import org.jspecify.annotations.NullMarked;
