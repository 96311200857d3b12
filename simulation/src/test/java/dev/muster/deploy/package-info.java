/** What the services are told where they are deployed. */
@NullMarked
package dev.muster.deploy;

import org.jspecify.annotations.NullMarked;
