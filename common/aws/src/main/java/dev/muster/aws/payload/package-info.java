/** Documents that are too large for a run's record, in a bucket. */
@NullMarked
package dev.muster.aws.payload;

import org.jspecify.annotations.NullMarked;
