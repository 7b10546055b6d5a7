package org.bitebudget.gateway.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.BatchTally;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.gateway.domain.feed.RowReading;
import org.bitebudget.gateway.domain.feed.RowReject;
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
            RowReject reject = (RowReject) reading;
            tally.rejected(reject);
            meter.rejected(reject.fault());
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
        List<StoreWriter.Accepted> accepted = accepted();
        BatchProgress progress = tally.progress(complete);
        writer.commit(batchId, accepted, progress, trace);
        meter.committed(committed, progress);
        committed = progress;
        observations.clear();
        rows = 0;
        return progress;
    }

    /** Same content as known, from the topic or from earlier in the chunk: a duplicate. Other content: a revision. */
    private List<StoreWriter.Accepted> accepted() {
        List<String> ids = observations.stream().map(Observation::id).toList();
        List<KnownObservation> fromIndex = writer.known(ids);
        Map<String, KnownObservation> inChunk = new HashMap<>();
        List<StoreWriter.Accepted> accepted = new ArrayList<>(observations.size());
        for (int i = 0; i < ids.size(); i++) {
            Observation observation = observations.get(i);
            KnownObservation known = inChunk.getOrDefault(ids.get(i), fromIndex.get(i));
            Optional<KnownObservation> now = KnownObservation.after(known, observation.contentHash());
            if (now.isEmpty()) {
                tally.duplicate(observation.line());
                continue;
            }
            inChunk.put(ids.get(i), now.get());
            accepted.add(new StoreWriter.Accepted(ids.get(i), observation, now.get()));
            tally.accepted(now.get().revision());
        }
        return accepted;
    }
}
