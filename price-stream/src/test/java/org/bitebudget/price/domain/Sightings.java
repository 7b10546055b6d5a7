package org.bitebudget.price.domain;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bitebudget.platform.money.Money;

/** Observations for tests: one a day at most, at midnight UTC, in euro. */
final class Sightings {

    private Sightings() {}

    static Observation seen(String day, long cents) {
        return version(day, cents, 0, false);
    }

    static Observation version(String day, long cents, long revision, boolean retracted) {
        LocalDate date = LocalDate.parse(day);
        return new Observation(
                "obs_" + day,
                date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                date,
                new Money(cents, "EUR"),
                revision,
                1,
                retracted,
                offer("name on " + day));
    }

    static Offer offer(String name) {
        return new Offer(name, "UTC", "FEED", null, null, null, null, null, null, null, null, null);
    }
}
