/** What the world sees: names, certificates, and what is kept out. */
@NullMarked
package dev.muster.infra.edge;

import org.jspecify.annotations.NullMarked;
