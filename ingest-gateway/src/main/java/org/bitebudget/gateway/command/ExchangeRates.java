package org.bitebudget.gateway.command;

import org.bitebudget.event.ExchangeRate;
import org.bitebudget.gateway.command.CommandWriter.Command;
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
        return rates.quotes().stream()
                .map(quote -> set(rates, quote, trace))
                .reduce(Outcome::and)
                .orElseThrow();
    }

    private Outcome<ExchangeRate> set(DatedRates rates, DatedRates.Quote quote, TraceContext trace) {
        String day = rates.date().toString();
        String subjectId = Ids.of("fxr", rates.base(), quote.currency(), day);
        RequestHash hash =
                RequestHash.of(subjectId, quote.rate().stripTrailingZeros().toPlainString());
        return writer.write(
                Topics.FX_RATES,
                Keys.join(rates.base(), quote.currency(), day),
                trace,
                Command.revise(hash, revision -> event(subjectId, revision, rates, quote)));
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
