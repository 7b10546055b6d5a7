package org.bitebudget.price.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.bitebudget.event.QuietTime;

/** When a household isn't to be told. */
final class Quiet {

    private Quiet() {}

    /** The end of the quiet time that a moment lies in. */
    static Optional<Instant> end(QuietTime quiet, Instant moment) {
        if (quiet == null) {
            return Optional.empty();
        }
        ZoneId zone = ZoneId.of(quiet.getZone());
        LocalTime from = LocalTime.ofSecondOfDay(60L * quiet.getFromMinute());
        LocalTime to = LocalTime.ofSecondOfDay(60L * quiet.getToMinute());
        LocalTime clock = moment.atZone(zone).toLocalTime();
        boolean isQuiet = from.isBefore(to)
                ? !clock.isBefore(from) && clock.isBefore(to)
                : !clock.isBefore(from) || clock.isBefore(to);
        return isQuiet ? Optional.of(next(to, moment, zone)) : Optional.empty();
    }

    private static Instant next(LocalTime time, Instant moment, ZoneId zone) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        while (true) {
            ZonedDateTime shown = day.atTime(time).atZone(zone);
            if (shown.toInstant().isAfter(moment)) {
                return shown.toInstant();
            }
            if (shown.withLaterOffsetAtOverlap().toInstant().isAfter(moment)) {
                return shown.withLaterOffsetAtOverlap().toInstant();
            }
            day = day.plusDays(1);
        }
    }
}
