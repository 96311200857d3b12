/** Buys machines of AWS: instances of Auto Scaling groups, and tasks of ECS services on Fargate. */
@NullMarked
package dev.muster.scaler.aws;

import org.jspecify.annotations.NullMarked;
