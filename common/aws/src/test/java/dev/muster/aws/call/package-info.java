@NullMarked
package dev.muster.aws.call;

import org.jspecify.annotations.NullMarked;
