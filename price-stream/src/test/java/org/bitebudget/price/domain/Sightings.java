package org.bitebudget.price.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Observations for tests: one a day at most, at midnight UTC, in euro, from a feed. */
final class Sightings {

    private Sightings() {}

    static Observation seen(String day, long cents) {
        return version(day, cents, 0, false);
    }

    static Observation version(String day, long cents, long revision, boolean retracted) {
        int epochDay = day(day);
        return observation(epochDay, 0, 2, cents, revision, retracted, 1);
    }

    static Observation unsure(String day, long cents) {
        return observation(day(day), 0, 1, cents, 0, false, 0.3f);
    }

    static Observation observation(
            int day, int hour, int rank, long cents, long revision, boolean retracted, float trust) {
        long at = micros(day, hour);
        return new Observation(
                new ObservationId(at * 31 + rank, day, false),
                at,
                day,
                cents,
                "EUR",
                revision,
                rank,
                retracted,
                true,
                trust,
                offer("name on " + LocalDate.ofEpochDay(day) + " in revision " + revision),
                null);
    }

    static Offer offer(String name) {
        return new Offer(name.getBytes(StandardCharsets.UTF_8));
    }

    static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }

    static long micros(String day) {
        return micros(day(day), 0);
    }

    private static long micros(int day, int hour) {
        Instant at = LocalDate.ofEpochDay(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
