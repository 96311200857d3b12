/** What EC2 and Auto Scaling tell a machine of its end, and are told. */
@NullMarked
package dev.muster.worker.interrupt.ec2;

import org.jspecify.annotations.NullMarked;
