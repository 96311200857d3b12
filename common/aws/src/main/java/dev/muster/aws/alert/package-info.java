/** How operators are told: by the log, or by an SNS topic. */
@NullMarked
package dev.muster.aws.alert;

import org.jspecify.annotations.NullMarked;
