/** Gateway and scaler, and the way to them from outside. */
@NullMarked
package dev.muster.infra.service;

import org.jspecify.annotations.NullMarked;
