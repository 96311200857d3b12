/** What every adapter of a port must do: test classes to extend, which the fakes pass too. */
@NullMarked
package dev.muster.testkit.contract;

import org.jspecify.annotations.NullMarked;
