/** What steers the fleet in a DynamoDB table: an item for the breaker of each agent. */
@NullMarked
package dev.muster.aws.control;

import org.jspecify.annotations.NullMarked;
