package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.RunError;

final class ErrorItem {
    private static final String CODE = "code";
    private static final String MESSAGE = "message";
    private static final String RETRYABLE = "retryable";

    private ErrorItem() {}

    static Item write(RunError error) {
        return new Item()
                .text(CODE, error.code())
                .text(MESSAGE, error.message())
                .flag(RETRYABLE, error.retryable());
    }

    static RunError read(Item item) {
        return new RunError(item.text(CODE), item.text(MESSAGE), item.flag(RETRYABLE));
    }
}
