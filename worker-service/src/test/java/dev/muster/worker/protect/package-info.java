@NullMarked
package dev.muster.worker.protect;

import org.jspecify.annotations.NullMarked;
