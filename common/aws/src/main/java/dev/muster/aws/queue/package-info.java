/** The queue of waiting runs on SQS: messages one by one for its callers, in batches on the wire. */
@NullMarked
package dev.muster.aws.queue;

import org.jspecify.annotations.NullMarked;
