/** Machines of a Kubernetes cluster, which are had by asking for pods. */
@NullMarked
package dev.muster.scaler.kubernetes;

import org.jspecify.annotations.NullMarked;
