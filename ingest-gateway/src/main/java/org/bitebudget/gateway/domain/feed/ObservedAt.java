package org.bitebudget.gateway.domain.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bitebudget.platform.time.FutureLimit;

/**
 * When a price was seen.
 *
 * @param instant in whole microseconds
 * @param zone the store's
 * @param timeKnown false where only the date was given; the instant is then 00:00 in the zone
 */
public record ObservedAt(Instant instant, ZoneId zone, boolean timeKnown) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final int DATE_LENGTH = 10;

    /**
     * Reads an ISO 8601 instant ({@code 2025-08-04T09:30:00Z}, any offset), local time ({@code 2025-08-04T09:30}, in the
     * zone) or date ({@code 2025-08-04}).
     *
     * @return empty if the text is none of these or lies before 1970
     */
    public static Optional<ObservedAt> parse(String text, ZoneId zone) {
        try {
            if (text.length() == DATE_LENGTH) {
                return since1970(
                        new ObservedAt(LocalDate.parse(text).atStartOfDay(zone).toInstant(), zone, false));
            }
            String iso = text.charAt(DATE_LENGTH) == ' '
                    ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1)
                    : text;
            return since1970(new ObservedAt(instant(iso, zone).truncatedTo(ChronoUnit.MICROS), zone, true));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Local date in the zone. */
    public LocalDate localDate() {
        return LocalDate.ofInstant(instant, zone);
    }

    /** Whether it lies more than 24 h after {@code now}. */
    public boolean isTooFarAhead(Instant now) {
        return instant.isAfter(now.plus(FutureLimit.ALLOWED));
    }

    private static Instant instant(String iso, ZoneId zone) {
        boolean withOffset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > DATE_LENGTH;
        return withOffset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private static Optional<ObservedAt> since1970(ObservedAt seen) {
        return seen.instant.isBefore(EARLIEST) ? Optional.empty() : Optional.of(seen);
    }
}
