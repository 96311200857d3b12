/** How values become attributes of a DynamoDB item, and conditions and changes become expressions. */
@NullMarked
package dev.muster.aws.item;

import org.jspecify.annotations.NullMarked;
