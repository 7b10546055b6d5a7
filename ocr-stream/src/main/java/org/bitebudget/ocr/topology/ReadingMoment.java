package org.bitebudget.ocr.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReceiptReading;

/** When the purchase of a reading was: as printed, at midnight where no time is, at upload where no date is. */
final class ReadingMoment {

    private ReadingMoment() {}

    static LocalMoment of(ReceiptReading reading) {
        return of(
                reading.getZone(),
                reading.getDate() == null ? null : reading.getDate().getValue(),
                time(reading.getTime()),
                // without a date the last revision happened at upload, too
                reading.getEnvelope().getOccurredAt());
    }

    /**
     * The moment of these fields.
     *
     * @param date null where none is known
     * @param time null where none is known
     */
    static LocalMoment of(String zone, LocalDate date, LocalTime time, Instant uploaded) {
        ZoneId there = ZoneId.of(zone);
        if (date == null) {
            return new LocalMoment(uploaded, zone, LocalDate.ofInstant(uploaded, there), false);
        }
        Instant instant = date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(there)
                .toInstant();
        return new LocalMoment(instant, zone, date, time != null);
    }

    /** The time of day, or null where none was read. */
    static LocalTime time(ReadTime time) {
        return time == null ? null : LocalTime.ofSecondOfDay(time.getSecondOfDay());
    }
}
