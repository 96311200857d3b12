/** The Helm chart, rendered and judged as a cluster and a reviewer would. */
@NullMarked
package dev.muster.eks;

import org.jspecify.annotations.NullMarked;
