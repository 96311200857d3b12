package dev.muster.scaler;

import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.Schedule.Row;
import dev.muster.scaler.schedule.CronTimes;
import org.springframework.scheduling.support.CronExpression;

/** A row of the schedule as it is set: a cron expression, an equals sign and a number of units. */
public record RowText(Row row) {
    /** @throws IllegalArgumentException where it is none */
    public static RowText of(String text) {
        int sign = text.lastIndexOf('=');
        try {
            String cron = text.substring(0, Math.max(0, sign)).strip();
            int units = Integer.parseInt(text.substring(sign + 1).strip());
            if (units >= 0 && units <= PoolLimits.MOST) {
                return new RowText(new Row(cron, new CronTimes(CronExpression.parse(cron)), units));
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(message(text), wrong);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "schedule '" + text + "': needs a cron expression of six fields, = and 0 to " + PoolLimits.MOST
                + " units, as in '0 0 13 * * MON-FRI = 50'";
    }
}
