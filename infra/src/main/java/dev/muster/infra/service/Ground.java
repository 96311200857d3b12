package dev.muster.infra.service;

import dev.muster.infra.grant.RolesStack;
import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.state.StateStack;
import java.nio.file.Path;

/**
 * What services and workers of a region stand on.
 *
 * @param root of the repository, with the services built
 */
public record Ground(NetworkStack network, StateStack state, RolesStack roles, Path root) {}
