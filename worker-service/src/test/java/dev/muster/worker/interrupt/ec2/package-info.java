@NullMarked
package dev.muster.worker.interrupt.ec2;

import org.jspecify.annotations.NullMarked;
