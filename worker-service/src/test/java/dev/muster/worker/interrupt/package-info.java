@NullMarked
package dev.muster.worker.interrupt;

import org.jspecify.annotations.NullMarked;
