package org.bitebudget.ml.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.ml.domain.series.Selection;
import org.bitebudget.ml.domain.series.SeriesBook;
import org.bitebudget.ml.domain.weather.Weather;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.ForecastPriceDay;
import org.bitebudget.state.ForecastSelection;
import org.bitebudget.state.ForecastSeriesState;
import org.bitebudget.state.SeriesInput;

/** The series of the current key: what every update moves; apart from it, what only corrections read. */
final class SeriesStore {
    /** Holds the keys of series whose forecasts move with the weather. */
    static final String FOLLOWS_WEATHER = "follows-weather";

    private final ValueState<ForecastSeriesState> states;
    private final ValueState<ForecastSelection> chosen;
    private final PriceDays days;
    private final ValueState<Boolean> followsWeather;
    private final Weather weather;

    SeriesStore(RuntimeContext context, Weather weather) {
        this.weather = weather;
        states = context.getState(AvroTypes.state("series", ForecastSeriesState.class));
        chosen = context.getState(AvroTypes.state("chosen-models", ForecastSelection.class));
        days = new PriceDays(context.getMapState(
                new MapStateDescriptor<>("price-days", Types.INT, AvroTypes.of(ForecastPriceDay.class))));
        followsWeather = context.getState(new ValueStateDescriptor<>(FOLLOWS_WEATHER, Types.BOOLEAN));
    }

    /** A series that is worked on. */
    record Series(ForecastSeriesState state, SeriesBook book) {}

    /**
     * Opens the series and lets the inputs change it. One in another unit begins it anew.
     *
     * @param came may be empty for a series that is known
     */
    Series open(List<SeriesInput> came) throws Exception {
        ForecastSeriesState state = states.value();
        SeriesBook book = state == null ? null : SeriesStates.open(state, weather);
        for (SeriesInput input : came) {
            if (state != null && input.getBelieved() != null && !state.getUnit().equals(input.getUnit())) {
                continue; // said of a price that left with the series before
            }
            if (state == null || !state.getUnit().equals(input.getUnit())) {
                state = SeriesStates.begin(input, state == null ? 0 : state.getRevision());
                book = SeriesStates.open(state, weather);
                days.clear();
                chosen.clear();
                followsWeather.clear();
            }
            apply(state, book, input);
        }
        return new Series(state, book);
    }

    private void apply(ForecastSeriesState state, SeriesBook book, SeriesInput input) throws Exception {
        if (input.getKind() == SeriesKind.PRICE) {
            days.apply(state, book, input);
        } else {
            book.add(input.getStep(), input.getAmount());
        }
        if (input.getBelieved() == null && input.getOccurredAt() >= state.getOccurredAt()) {
            state.setOccurredAt(input.getOccurredAt());
            state.setName(input.getName());
            state.setCategoryId(input.getCategoryId());
        }
        state.setRecordedAt(Math.max(state.getRecordedAt(), input.getRecordedAt()));
    }

    void put(Series series) throws IOException {
        SeriesStates.keep(series.state(), series.book());
        states.update(series.state());
    }

    /** Where the models stood when they were chosen. */
    Optional<Selection> chosen(Profile profile) {
        try {
            return Optional.ofNullable(chosen.value()).map(kept -> SeriesStates.selection(kept, profile, weather));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read where the models stood", e);
        }
    }

    void putChosen(Selection selection) throws IOException {
        chosen.update(SeriesStates.kept(selection));
        if (selection.regressors().isEmpty()) {
            followsWeather.clear();
        } else {
            followsWeather.update(true);
        }
    }
}
