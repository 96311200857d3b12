/** Muster on AWS: one app whose stacks are cut by what they hold. Nothing here is known to a service. */
@NullMarked
package dev.muster.infra;

import org.jspecify.annotations.NullMarked;
