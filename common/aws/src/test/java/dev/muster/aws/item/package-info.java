@NullMarked
package dev.muster.aws.item;

import org.jspecify.annotations.NullMarked;
