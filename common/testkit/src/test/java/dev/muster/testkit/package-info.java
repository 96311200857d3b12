/** The fakes pass the contracts. */
@NullMarked
package dev.muster.testkit;

import org.jspecify.annotations.NullMarked;
