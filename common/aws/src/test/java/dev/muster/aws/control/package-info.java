@NullMarked
package dev.muster.aws.control;

import org.jspecify.annotations.NullMarked;
