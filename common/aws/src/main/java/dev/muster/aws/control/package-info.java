/** What steers the fleet in a DynamoDB table: an item for the breaker of each agent, one for who leads, one that counts. */
@NullMarked
package dev.muster.aws.control;

import org.jspecify.annotations.NullMarked;
