package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.bitebudget.budget.domain.ExchangeRates;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.platform.flink.AvroTypes;

/**
 * The exchange rates, which every subtask has in whole: those that months were last settled at, and those that have come since. When a
 * checkpoint has settled all months that the new ones concern, both are one again.
 */
final class KnownRates {

    private final BroadcastState<String, ExchangeRate> kept;
    private final ExchangeRates settled = new ExchangeRates();
    private final ExchangeRates current = new ExchangeRates();
    private final List<ExchangeRate> fresh = new ArrayList<>();

    KnownRates(OperatorStateStore store) throws Exception {
        kept = store.getBroadcastState(
                new MapStateDescriptor<>("exchange-rates", Types.STRING, AvroTypes.of(ExchangeRate.class)));
        for (Map.Entry<String, ExchangeRate> rate : kept.entries()) {
            settled.add(DatedRates.of(rate.getValue()));
            current.add(DatedRates.of(rate.getValue()));
        }
    }

    void take(ExchangeRate event) throws Exception {
        if (current.add(DatedRates.of(event))) {
            kept.put(DatedRates.key(event), event);
            fresh.add(event);
        }
    }

    /** Those that the published months were worked out with. */
    ExchangeRates settled() {
        return settled;
    }

    /** All there are. */
    ExchangeRates current() {
        return current;
    }

    /** Whether any came that months are not settled at. */
    boolean areFresh() {
        return !fresh.isEmpty();
    }

    /** The envelopes of those that came and can be in force on a day of the month. */
    List<Envelope> freshOf(YearMonth month) {
        List<Envelope> concerning = new ArrayList<>();
        for (ExchangeRate rate : fresh) {
            LocalDate last = rate.getValidFrom().plusDays(ExchangeRates.DAYS_IN_FORCE - 1L);
            if (!YearMonth.from(rate.getValidFrom()).isAfter(month)
                    && !YearMonth.from(last).isBefore(month)) {
                concerning.add(rate.getEnvelope());
            }
        }
        return concerning;
    }

    /** All months stand as the current rates have it. */
    void settle() {
        fresh.forEach(rate -> settled.add(DatedRates.of(rate)));
        fresh.clear();
    }
}
