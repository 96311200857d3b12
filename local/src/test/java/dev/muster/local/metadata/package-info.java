@NullMarked
package dev.muster.local.metadata;

import org.jspecify.annotations.NullMarked;
