package org.bitebudget.ml.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days on which something can have been bought: dates before 2000 are what is left of a missing or misread one, and nobody buys the day after tomorrow. */
final class EntryDays {
    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);
    private static final int AHEAD_DAYS = 2;

    private EntryDays() {}

    /** @param recordedAt when it was taken in */
    static boolean isUsable(LocalDate day, Instant recordedAt) {
        LocalDate latest = LocalDate.ofInstant(recordedAt, ZoneOffset.UTC).plusDays(AHEAD_DAYS);
        return !day.isBefore(OLDEST) && !day.isAfter(latest);
    }
}
