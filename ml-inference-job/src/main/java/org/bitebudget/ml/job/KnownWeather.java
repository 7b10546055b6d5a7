package org.bitebudget.ml.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.ml.domain.weather.Weather;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.PlaceWeather;
import org.bitebudget.state.WeatherDay;

/** The weather, which every subtask has in whole: of the place whose weather counts, and of a few others, so that another one may count from the next start on. */
public final class KnownWeather {
    private static final int MOST_PLACES = 8;

    private final String place;
    private final BroadcastState<String, PlaceWeather> kept;
    private final Map<String, Weather> places = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private boolean fresh;

    /** @param place whose weather counts */
    KnownWeather(OperatorStateStore store, String place) throws Exception {
        this.place = place;
        kept = store.getBroadcastState(
                new MapStateDescriptor<>("weather", Types.STRING, AvroTypes.of(PlaceWeather.class)));
        places.put(place, new Weather());
        for (Map.Entry<String, PlaceWeather> known : kept.entries()) {
            Weather weather = places.computeIfAbsent(known.getKey(), name -> new Weather());
            known.getValue()
                    .getDays()
                    .forEach(day -> weather.put(new Weather.Day(
                            day.getDay(), day.getTemperature(), day.getPrecipitation(), day.getRevision())));
        }
    }

    /** What is wrong with the event, if anything is. */
    public static Optional<String> refusal(WeatherObservation event) {
        if (!Double.isFinite(event.getTemperature())) {
            return Optional.of("a temperature is a number, not " + event.getTemperature());
        }
        return Double.isFinite(event.getPrecipitation()) && event.getPrecipitation() >= 0
                ? Optional.empty()
                : Optional.of("precipitation is zero or more, not " + event.getPrecipitation());
    }

    /** Takes in a day, or says no if it is of a place beyond the {@value #MOST_PLACES}th, of which nothing is kept. */
    boolean take(WeatherObservation event) {
        String name = event.getPlace();
        if (places.size() >= MOST_PLACES && !places.containsKey(name)) {
            return false;
        }
        boolean news = places.computeIfAbsent(name, added -> new Weather())
                .put(new Weather.Day(
                        Math.toIntExact(event.getDate().toEpochDay()),
                        event.getTemperature(),
                        event.getPrecipitation(),
                        event.getEnvelope().getRevision()));
        if (news) {
            changed.add(name);
            fresh |= name.equals(place);
        }
        return true;
    }

    /** The weather that counts; always the same one, which grows. */
    Weather weather() {
        return places.get(place);
    }

    /** Whether any of it came since it was last asked. */
    boolean takeFresh() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    /** Writes what changed to the state. */
    void keep() throws Exception {
        for (String name : changed) {
            kept.put(
                    name,
                    new PlaceWeather(places.get(name).days().stream()
                            .map(day ->
                                    new WeatherDay(day.day(), day.temperature(), day.precipitation(), day.revision()))
                            .toList()));
        }
        changed.clear();
    }
}
