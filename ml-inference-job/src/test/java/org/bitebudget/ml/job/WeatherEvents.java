package org.bitebudget.ml.job;

import java.time.Instant;
import java.util.Random;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.platform.ids.Ids;

/** Weather as the gateway writes it, and spending that follows it; days are counted from {@link PriceEvents#FIRST_DAY}. */
final class WeatherEvents {
    private static final double[] TEMPERATURES =
            new Random(5).doubles(200, 5, 25).toArray();

    private WeatherEvents() {}

    static WeatherObservation day(String place, int day) {
        return day(place, day, temperature(day), 1);
    }

    static WeatherObservation day(String place, int day, double temperature, long revision) {
        return WeatherObservation.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event("test", place + day, revision))
                        .setSubjectId(place + day)
                        .setRevision(revision)
                        .setOccurredAt(Instant.EPOCH)
                        .setRecordedAt(Instant.EPOCH)
                        .setProducer("test")
                        .build())
                .setPlace(place)
                .setDate(PriceEvents.FIRST_DAY.plusDays(day))
                .setTemperature(temperature)
                .setPrecipitation(0)
                .setForecast(false)
                .build();
    }

    static double temperature(int day) {
        return TEMPERATURES[day];
    }

    /** What is spent on a day, in cents: a Euro and a half, and thirty cents more for each degree above five. */
    static long spent(int day) {
        return Math.round(150 + day % 7 + 30 * (temperature(day) - 5));
    }
}
