/** Stands in for stores, queues and time, so that tests are pure and instant. */
@NullMarked
package dev.muster.testkit;

import org.jspecify.annotations.NullMarked;
