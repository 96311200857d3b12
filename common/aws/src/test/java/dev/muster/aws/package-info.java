@NullMarked
package dev.muster.aws;

import org.jspecify.annotations.NullMarked;
