/** What tables and queues there must be, and how they are made where nobody else does. */
@NullMarked
package dev.muster.aws.create;

import org.jspecify.annotations.NullMarked;
