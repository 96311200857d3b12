@NullMarked
package dev.muster.aws.create;

import org.jspecify.annotations.NullMarked;
