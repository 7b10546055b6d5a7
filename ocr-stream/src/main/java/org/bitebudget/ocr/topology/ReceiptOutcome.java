package org.bitebudget.ocr.topology;

import java.util.List;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;

/** What one step of a receipt leads to; each list goes to the topic of its type. */
record ReceiptOutcome(
        List<ReceiptJob> jobs,
        List<ReceiptReading> readings,
        List<LedgerEntry> entries,
        List<PriceObservation> observations) {

    static ReceiptOutcome job(ReceiptJob job) {
        return new ReceiptOutcome(List.of(job), List.of(), List.of(), List.of());
    }

    ReceiptOutcome with(List<ReceiptJob> otherJobs) {
        return new ReceiptOutcome(otherJobs, readings, entries, observations);
    }
}
