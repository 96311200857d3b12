@NullMarked
package dev.muster.infra.settings;

import org.jspecify.annotations.NullMarked;
