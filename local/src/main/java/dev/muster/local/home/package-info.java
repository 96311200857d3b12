/** Where Muster lives on this machine: its folders, its key, its ports. */
@NullMarked
package dev.muster.local.home;

import org.jspecify.annotations.NullMarked;
