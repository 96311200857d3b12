/** SQS and DynamoDB in this JVM, on loopback and in memory: for tests and for one machine. */
@NullMarked
package dev.muster.embedded;

import org.jspecify.annotations.NullMarked;
