/** The scaler's ports on AWS. */
@NullMarked
package dev.muster.scaler.aws;

import org.jspecify.annotations.NullMarked;
