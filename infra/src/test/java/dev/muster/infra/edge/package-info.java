@NullMarked
package dev.muster.infra.edge;

import org.jspecify.annotations.NullMarked;
