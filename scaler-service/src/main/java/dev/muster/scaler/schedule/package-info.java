/** When something comes up, as cron has it. */
@NullMarked
package dev.muster.scaler.schedule;

import org.jspecify.annotations.NullMarked;
