/** Workers in a DynamoDB table: one item each, moved on by its heartbeat and turned into a tombstone by its burial. */
@NullMarked
package dev.muster.aws.fleet;

import org.jspecify.annotations.NullMarked;
