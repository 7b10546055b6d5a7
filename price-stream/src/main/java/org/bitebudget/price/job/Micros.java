package org.bitebudget.price.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970 UTC, as the state keeps them. */
public final class Micros {

    private Micros() {}

    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
