@NullMarked
package dev.muster.aws.payload;

import org.jspecify.annotations.NullMarked;
