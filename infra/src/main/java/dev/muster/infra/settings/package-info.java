/** What can be chosen about a deployment, with bounds. */
@NullMarked
package dev.muster.infra.settings;

import org.jspecify.annotations.NullMarked;
