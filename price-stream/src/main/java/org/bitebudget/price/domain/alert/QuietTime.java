package org.bitebudget.price.domain.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A part of each day in which a household isn't to be told, over midnight where it ends before it begins.
 *
 * @param fromMinute first quiet minute of the day, 0 to 1439
 * @param toMinute first minute no longer quiet, 0 to 1439, not the same
 * @param zone of the household
 */
public record QuietTime(int fromMinute, int toMinute, ZoneId zone) {

    private static final int MINUTES = 24 * 60;

    /** @throws IllegalArgumentException if it is no part of a day */
    public QuietTime {
        if (fromMinute < 0 || fromMinute >= MINUTES || toMinute < 0 || toMinute >= MINUTES || fromMinute == toMinute) {
            throw new IllegalArgumentException("a quiet time goes from a minute of the day to another one");
        }
    }

    /** When the quiet time ends that the moment lies in; empty if it lies in none. */
    public Optional<Instant> endAfter(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        boolean quiet = fromMinute < toMinute
                ? minute >= fromMinute && minute < toMinute
                : minute >= fromMinute || minute < toMinute;
        if (!quiet) {
            return Optional.empty();
        }
        LocalDate day =
                minute < toMinute ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        ZonedDateTime end = ZonedDateTime.of(day, LocalTime.of(toMinute / 60, toMinute % 60), zone);
        Instant first = end.toInstant();
        return Optional.of(
                first.isAfter(moment) ? first : end.withLaterOffsetAtOverlap().toInstant());
    }
}
