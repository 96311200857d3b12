@NullMarked
package dev.muster.aws.queue;

import org.jspecify.annotations.NullMarked;
