@NullMarked
package dev.muster.infra;

import org.jspecify.annotations.NullMarked;
