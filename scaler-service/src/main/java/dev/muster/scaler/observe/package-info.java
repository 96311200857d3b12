/** What there is to do and what there is to do it with, seen at one moment. */
@NullMarked
package dev.muster.scaler.observe;

import org.jspecify.annotations.NullMarked;
