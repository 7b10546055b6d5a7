package org.bitebudget.gateway.command;

import java.util.Optional;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Known;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.DatedRates;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.Rate;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** The dated-rate feed: what currencies are worth in others from a day on. */
public final class ExchangeRates {

    private final CommandWriter writer;
    private final CommandEvents events;

    ExchangeRates(CommandWriter writer, CommandEvents events) {
        this.writer = writer;
        this.events = events;
    }

    /**
     * Sets the rates of a day; those that hold already have no effect, others are corrected. What was written before a failure stays, and
     * the same request again writes the rest.
     *
     * @return the last rate; a duplicate if none was new
     */
    public Outcome<ExchangeRate> set(DatedRates rates, TraceContext trace) {
        Commands.refuse(rates.faults(events.now()));
        ExchangeRate last = null;
        boolean duplicate = true;
        for (DatedRates.Quote quote : rates.quotes()) {
            Outcome<ExchangeRate> written = set(rates, quote, trace);
            last = written.event();
            duplicate &= written.duplicate();
        }
        return new Outcome<>(last, duplicate);
    }

    private Outcome<ExchangeRate> set(DatedRates rates, DatedRates.Quote quote, TraceContext trace) {
        String day = rates.date().toString();
        String subjectId = Ids.of("fxr", rates.base(), quote.currency(), day);
        RequestHash hash =
                RequestHash.of(subjectId, quote.rate().stripTrailingZeros().toPlainString());
        return writer.write(Topics.FX_RATES, Keys.join(rates.base(), quote.currency(), day), trace, known -> {
            if (known.filter(held -> held.cameFrom(hash)).isPresent()) {
                return new Decision.Repeated<>(known.get().event());
            }
            long revision = known.map(Known::nextRevision).orElse(1L);
            return new Decision.Write<>(event(subjectId, revision, rates, quote), Optional.of(hash));
        });
    }

    private ExchangeRate event(String subjectId, long revision, DatedRates rates, DatedRates.Quote quote) {
        Rate rate = Rate.of(quote.rate());
        return ExchangeRate.newBuilder()
                .setEnvelope(events.envelope(null, subjectId, revision, events.now()))
                .setBase(rates.base())
                .setQuote(quote.currency())
                .setValidFrom(rates.date())
                .setRate(new org.bitebudget.event.Rate(rate.mantissa(), rate.scale()))
                .build();
    }
}
