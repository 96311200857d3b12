/** The ports of the scaler on AWS: machines that are bought there, and what operators have settled. */
@NullMarked
package dev.muster.scaler.aws;

import org.jspecify.annotations.NullMarked;
