/** Runs in a DynamoDB table: every step of the protocol one conditional write, found again by three indexes. */
@NullMarked
package dev.muster.aws.run;

import org.jspecify.annotations.NullMarked;
