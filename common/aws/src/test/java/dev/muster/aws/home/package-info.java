@NullMarked
package dev.muster.aws.home;

import org.jspecify.annotations.NullMarked;
