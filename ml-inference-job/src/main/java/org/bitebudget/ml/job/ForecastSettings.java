package org.bitebudget.ml.job;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import org.bitebudget.platform.config.Settings;

/**
 * What the forecast job may spend and where its network comes from.
 *
 * @param selectionsPerCheckpoint series whose models are chosen anew, per subtask and checkpoint, at most; the others wait for the next
 * @param selectionMillis processor time of each second, in milliseconds, that choosing models may take in a subtask; 1000 and more is no limit
 * @param interval least time from one answer of a series to the next, and so between the job's checkpoints; forecasts move by the day, and an idle job
 *     rests longer
 * @param useNetwork false leaves the price network out
 * @param models folder of the registry of models; where it has no champion, the network that comes with the program answers
 * @param nativeCache where native libraries are unpacked once
 * @param weatherPlace place whose weather counts, as its feed calls it
 */
public record ForecastSettings(
        int selectionsPerCheckpoint,
        int selectionMillis,
        Duration interval,
        boolean useNetwork,
        String models,
        String nativeCache,
        String weatherPlace)
        implements Serializable {
    private static final int SELECTIONS = 1000;
    private static final int SELECTION_MILLIS = 100;
    private static final int UNLIMITED_MILLIS = 1000;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int MOST_SELECTIONS = 10_000;
    private static final String WEATHER_PLACE = "home";

    /** Settings of the running process. */
    public static ForecastSettings from(Settings settings) {
        Path data = settings.path("BITEBUDGET_DATA", Path.of("var"));
        return new ForecastSettings(
                settings.integer("BITEBUDGET_FORECAST_SELECTIONS", SELECTIONS, 1, MOST_SELECTIONS),
                settings.integer("BITEBUDGET_FORECAST_SELECTION_MILLIS", SELECTION_MILLIS, 1, UNLIMITED_MILLIS),
                settings.duration("BITEBUDGET_FORECAST_INTERVAL", INTERVAL),
                settings.flag("BITEBUDGET_FORECAST_NETWORK", true),
                settings.path("BITEBUDGET_MODELS", data.resolve("models")).toString(),
                settings.path("BITEBUDGET_DJL_CACHE", data.resolve("djl")).toString(),
                settings.text("BITEBUDGET_WEATHER_PLACE", WEATHER_PLACE));
    }
}
