package org.bitebudget.gateway.command;

import org.bitebudget.event.WeatherObservation;
import org.bitebudget.gateway.command.CommandWriter.Command;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.WeatherDays;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** The weather feed: how a place's days were and are forecast to be. */
public final class Weather {

    private final CommandWriter writer;
    private final CommandEvents events;

    Weather(CommandWriter writer, CommandEvents events) {
        this.writer = writer;
        this.events = events;
    }

    /**
     * Sets the weather of days; those that are known so already have no effect, others are corrected. What was written before a failure
     * stays, and the same request again writes the rest.
     *
     * @return the last day; a duplicate if none was new
     */
    public Outcome<WeatherObservation> set(WeatherDays weather, TraceContext trace) {
        Commands.refuse(weather.faults(events.now()));
        return weather.days().stream()
                .map(day -> set(weather, day, trace))
                .reduce(Outcome::and)
                .orElseThrow();
    }

    private Outcome<WeatherObservation> set(WeatherDays weather, WeatherDays.Day day, TraceContext trace) {
        String date = day.date().toString();
        String subjectId = Ids.of("wth", weather.place(), date);
        RequestHash hash = RequestHash.of(subjectId, weather.source() + " " + day);
        return writer.write(
                Topics.WEATHER_OBSERVATIONS,
                Keys.join(weather.place(), date),
                trace,
                Command.revise(hash, revision -> event(subjectId, revision, weather, day)));
    }

    private WeatherObservation event(String subjectId, long revision, WeatherDays weather, WeatherDays.Day day) {
        return WeatherObservation.newBuilder()
                .setEnvelope(events.envelope(null, subjectId, revision, events.now()))
                .setPlace(weather.place())
                .setDate(day.date())
                .setTemperature(day.temperature())
                .setTemperatureMin(day.min().orElse(null))
                .setTemperatureMax(day.max().orElse(null))
                .setPrecipitation(day.precipitation())
                .setForecast(day.forecast())
                .setSource(weather.source().orElse(null))
                .build();
    }
}
