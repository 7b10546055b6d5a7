package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.GatewayClient.Answer;
import org.bitebudget.gateway.domain.command.Fault;
import org.bitebudget.gateway.domain.command.Rule;
import org.bitebudget.gateway.domain.command.WeatherDays;
import org.bitebudget.gateway.domain.command.WeatherDays.Day;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeatherTest {

    @RegisterExtension
    static final GatewayExtension gateway = new GatewayExtension();

    private static final String PATH = "/api/v1/weather/home";
    private static final String DAYS = """
            {"source":"met.example","days":[
              {"date":"2026-03-02","temperature":"8.4","precipitation":"0.2","temperature_min":"3.1","temperature_max":"12.5"},
              {"date":"2026-03-03","temperature":"-1","precipitation":"11","forecast":true}]}""";

    private final String token = gateway.token(GatewayClient.household(), Scope.PRICES_WRITE);

    @Test
    void theWeatherOfADayIsTakenOnceAndCorrectedByAHigherRevision() throws Exception {
        Answer first = gateway.json("PUT", PATH, token, DAYS);
        Answer again = gateway.json("PUT", PATH, token, DAYS);
        Answer observed = gateway.json(
                "PUT", PATH, token, DAYS.replace(",\"forecast\":true", "").replace("8.4", "8.40"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().get("days").asInt()).isEqualTo(2);
        assertThat(again.body().get("duplicate").asBoolean()).isTrue();
        assertThat(observed.body().get("duplicate").asBoolean()).isFalse();
        assertThat(gateway.topics().events(Topics.WEATHER_OBSERVATIONS))
                .extracting(day -> day.getPlace() + " " + day.getDate() + " " + day.getTemperature() + " "
                        + day.getTemperatureMin() + " " + day.getPrecipitation() + " " + day.getForecast() + " "
                        + day.getEnvelope().getRevision())
                .containsExactlyInAnyOrder(
                        "home 2026-03-02 8.4 3.1 0.2 false 1",
                        "home 2026-03-03 -1.0 null 11.0 true 1",
                        "home 2026-03-03 -1.0 null 11.0 false 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.4 | -90.1 | invalid-field | /days/0/temperature",
                "8.4 | NaN | invalid-field | /days/0/temperature",
                "11\" | 2000.1\" | invalid-field | /days/1/precipitation",
                "11\" | -0.1\" | invalid-field | /days/1/precipitation",
                "3.1 | 8.5 | invalid-field | /days/0/temperature_min",
                "12.5 | 60.1 | invalid-field | /days/0/temperature_max",
                "\"temperature\":\"-1\", | '' | missing-field | /days/1/temperature",
                "2026-03-03 | 2026-03-02 | invalid-field | /days/1/date",
                "2026-03-02 | 1899-12-31 | invalid-field | /days/0/date",
                "2026-03-03 | 2090-03-03 | date-in-future | /days/1/date",
            })
    void aBadMemberIsNamedByItsPointer(String good, String bad, String code, String pointer) throws Exception {
        Answer answer = gateway.json("PUT", PATH, token, DAYS.replace(good, bad));

        answer.isProblem(422, code);
        assertThat(answer.body().get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, false, true",
        "2026-03-04, false, false",
        "2026-03-04, true, true",
        "2026-03-19, true, true",
        "2026-03-20, true, false",
    })
    void aDayToComeHasAForecastUpToSixteenDaysAhead(LocalDate date, boolean forecast, boolean taken) {
        Day day = new Day(date, 8, Optional.empty(), Optional.empty(), 0, forecast);

        List<Fault> faults =
                new WeatherDays("home", Optional.empty(), List.of(day)).faults(Instant.parse("2026-03-02T12:00:00Z"));

        assertThat(faults).hasSize(taken ? 0 : 1).allMatch(fault -> fault.rule() == Rule.DATE_IN_FUTURE);
    }

    @Test
    void aPlaceHasAName() throws Exception {
        gateway.json("PUT", "/api/v1/weather/%20", token, DAYS).isProblem(400, "invalid-parameter");
    }
}
