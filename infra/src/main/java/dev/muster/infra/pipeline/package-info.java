/** Who may deploy from a pipeline, without a key that could be lost. */
@NullMarked
package dev.muster.infra.pipeline;

import org.jspecify.annotations.NullMarked;
