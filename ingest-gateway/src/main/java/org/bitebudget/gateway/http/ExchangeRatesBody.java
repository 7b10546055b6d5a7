package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.DatedRates;
import org.bitebudget.gateway.domain.command.DatedRates.Quote;

/** The body of a day's exchange rates: {@code DatedRates} of the API. */
final class ExchangeRatesBody {

    private ExchangeRatesBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static DatedRates read(String base, JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<LocalDate> date = fields.needed("date", fields.date("date"));
        List<Quote> rates = fields.list("rates", ExchangeRatesBody::quote);
        fields.done();
        return new DatedRates(base, date.orElseThrow(), rates);
    }

    private static Optional<Quote> quote(JsonFields fields) {
        Optional<String> currency = fields.needed("quote", fields.currency("quote"));
        Optional<BigDecimal> rate = fields.needed("rate", fields.decimal("rate"));
        return currency.isPresent() && rate.isPresent()
                ? Optional.of(new Quote(currency.get(), rate.get()))
                : Optional.empty();
    }
}
