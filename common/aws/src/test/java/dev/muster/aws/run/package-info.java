@NullMarked
package dev.muster.aws.run;

import org.jspecify.annotations.NullMarked;
