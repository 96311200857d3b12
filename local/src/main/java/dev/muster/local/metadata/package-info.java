/** What a machine of EC2 can read about itself, for workers of this machine. */
@NullMarked
package dev.muster.local.metadata;

import org.jspecify.annotations.NullMarked;
