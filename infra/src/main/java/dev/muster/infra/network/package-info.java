/** Where everything runs: zones, subnets, the way out, and the cluster of services. */
@NullMarked
package dev.muster.infra.network;

import org.jspecify.annotations.NullMarked;
