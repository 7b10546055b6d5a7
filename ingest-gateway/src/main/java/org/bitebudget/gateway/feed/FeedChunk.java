package org.bitebudget.gateway.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.BatchTally;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.gateway.domain.feed.RowFault;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.gateway.domain.feed.RowReading;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.trace.TraceContext;

/** Rows on their way into one transaction. */
final class FeedChunk {

    private final StoreWriter writer;
    private final BatchTally tally;
    private final RowReader reader;
    private final List<Observation> observations = new ArrayList<>();
    private final FeedMeter meter;
    private BatchProgress committed;
    private int rows;

    FeedChunk(StoreWriter writer, BatchTally tally, RowReader reader, FeedMeter meter) {
        this.writer = writer;
        this.tally = tally;
        this.reader = reader;
        this.meter = meter;
        this.committed = tally.progress(false);
    }

    int rows() {
        return rows;
    }

    void add(FeedItem item) {
        rows++;
        tally.row(item);
        RowReading reading;
        if (item instanceof FeedRow row) {
            reading = reader.read(row);
            countIgnored(row, reading);
        } else {
            reading = (RowReject) item;
        }
        if (reading instanceof Observation observation) {
            observations.add(observation);
        } else {
            refuse((RowReject) reading);
        }
    }

    private void countIgnored(FeedRow row, RowReading reading) {
        if (reading instanceof Observation observation) {
            if (row.value(FeedRow.Column.BARCODE).isPresent()
                    && observation.barcode().isEmpty()) {
                meter.barcodeIgnored();
            }
            if (RowReader.saysNothingOfStock(row)) {
                meter.stockIgnored();
            }
        }
    }

    /** Commits the rows and starts over. */
    BatchProgress commit(String batchId, boolean complete, TraceContext trace) {
        BatchVersions versions = new BatchVersions(batchId);
        List<StoreWriter.Accepted> accepted = accepted(versions);
        BatchProgress progress = tally.progress(complete);
        writer.commit(batchId, accepted, versions.newest(), progress, trace);
        meter.committed(committed, progress);
        committed = progress;
        observations.clear();
        rows = 0;
        return progress;
    }

    private List<StoreWriter.Accepted> accepted(BatchVersions versions) {
        List<String> ids = observations.stream().map(Observation::id).toList();
        List<KnownObservation> fromIndex = writer.known(ids);
        List<StoreWriter.Accepted> accepted = new ArrayList<>(observations.size());
        for (int i = 0; i < ids.size(); i++) {
            Observation observation = observations.get(i);
            BatchVersions.Outcome outcome =
                    versions.take(ids.get(i), observation, Optional.ofNullable(fromIndex.get(i)));
            if (outcome.conflict()) {
                tally.conflict();
            }
            switch (outcome.effect()) {
                case TAKEN -> {
                    accepted.add(new StoreWriter.Accepted(ids.get(i), observation, outcome.known()));
                    tally.accepted(outcome.known().revision());
                }
                case DUPLICATE -> tally.duplicate(observation.line());
                case OUTDONE -> refuse(outdone(observation, outcome.known()));
            }
        }
        return accepted;
    }

    private static RowReject outdone(Observation dearer, KnownObservation known) {
        return new RowReject(
                dearer.line(),
                FeedRow.Column.PRICE.pointer(),
                RowFault.PRICE_CONFLICT,
                "the feed gives " + dearer.price() + " and "
                        + known.price().map(Money::toString).orElseThrow()
                        + " for the same product and moment; the lowest holds");
    }

    private void refuse(RowReject reject) {
        tally.rejected(reject);
        meter.rejected(reject.fault());
    }
}
