/** What must not be lost: queue, tables, documents, and who is told when something is wrong. */
@NullMarked
package dev.muster.infra.state;

import org.jspecify.annotations.NullMarked;
