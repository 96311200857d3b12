/** The least that takes a run from a request to its stored result: the same calls, made in processes of their own. */
@NullMarked
package dev.muster.local.bench.reference;

import org.jspecify.annotations.NullMarked;
