/** Runs of several regions: each is written at home, and read from a copy elsewhere. */
@NullMarked
package dev.muster.aws.home;

import org.jspecify.annotations.NullMarked;
