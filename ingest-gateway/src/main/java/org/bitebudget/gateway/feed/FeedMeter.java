package org.bitebudget.gateway.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.RowFault;

/** Counts rows as they come in. */
final class FeedMeter {

    private static final String ROWS = "bitebudget.gateway.feed.rows";
    private static final String REJECTED = "bitebudget.gateway.feed.rows.rejected";
    private static final String STOCK_IGNORED = "bitebudget.gateway.feed.stock.ignored";
    private static final String BARCODES_IGNORED = "bitebudget.gateway.feed.barcodes.ignored";

    private final MeterRegistry metrics;

    FeedMeter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void committed(BatchProgress before, BatchProgress after) {
        rows("accepted", after.accepted() - before.accepted());
        rows("duplicate", after.duplicates() - before.duplicates());
    }

    void rejected(RowFault fault) {
        Counter.builder(REJECTED)
                .description("Rows refused, by error code")
                .tag("code", FeedEvents.code(fault).code())
                .register(metrics)
                .increment();
    }

    void barcodeIgnored() {
        Counter.builder(BARCODES_IGNORED)
                .description("Rows taken without their barcode: no GTIN, or one that the store gave itself")
                .register(metrics)
                .increment();
    }

    void stockIgnored() {
        Counter.builder(STOCK_IGNORED)
                .description("Rows taken as in stock, since what they say of it is not understood")
                .register(metrics)
                .increment();
    }

    private void rows(String outcome, long count) {
        Counter.builder(ROWS)
                .description("Rows that are on the topic, or were there before")
                .tag("outcome", outcome)
                .register(metrics)
                .increment((double) count);
    }
}
