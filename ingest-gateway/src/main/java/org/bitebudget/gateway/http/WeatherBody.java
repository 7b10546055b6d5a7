package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.WeatherDays;
import org.bitebudget.gateway.domain.command.WeatherDays.Day;

/** The body of a place's weather: {@code WeatherDays} of the API. */
final class WeatherBody {

    private static final int LONGEST_SOURCE = 128;

    private WeatherBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static WeatherDays read(String place, JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<String> source = fields.text("source", LONGEST_SOURCE);
        List<Day> days = fields.list("days", WeatherBody::day);
        fields.done();
        return new WeatherDays(place, source, days);
    }

    private static Optional<Day> day(JsonFields fields) {
        Optional<LocalDate> date = fields.needed("date", fields.date("date"));
        Optional<Double> temperature = fields.needed("temperature", decimal(fields, "temperature"));
        Optional<Double> min = decimal(fields, "temperature_min");
        Optional<Double> max = decimal(fields, "temperature_max");
        Optional<Double> precipitation = fields.needed("precipitation", decimal(fields, "precipitation"));
        boolean forecast = fields.flag("forecast").orElse(false);
        return date.isPresent() && temperature.isPresent() && precipitation.isPresent()
                ? Optional.of(new Day(date.get(), temperature.get(), min, max, precipitation.get(), forecast))
                : Optional.empty();
    }

    private static Optional<Double> decimal(JsonFields fields, String name) {
        return fields.decimal(name).map(BigDecimal::doubleValue);
    }
}
