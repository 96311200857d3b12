/** What it means when a call to AWS fails. */
@NullMarked
package dev.muster.aws.call;

import org.jspecify.annotations.NullMarked;
