@NullMarked
package dev.muster.aws.fleet;

import org.jspecify.annotations.NullMarked;
