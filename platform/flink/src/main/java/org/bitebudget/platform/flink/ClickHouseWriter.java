package org.bitebudget.platform.flink;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** Collects rows into blocks; the next block fills while the one before is on its way. */
@SuppressWarnings("try") // close() declares what Flink's interface does
final class ClickHouseWriter<T> implements SinkWriter<T> {

    /** Each block becomes a part of the table, which ClickHouse merges with others: fewer are less work. */
    private static final int BLOCK_BYTES = 4_000_000;

    private final ClickHouseInserts inserts;
    private final ClickHouseTable<T> table;
    private final SinkWriterMetricGroup metrics;
    private final RowBinary block = new RowBinary();
    private int rows;

    ClickHouseWriter(ClickHouseInserts inserts, ClickHouseTable<T> table, SinkWriterMetricGroup metrics) {
        this.inserts = inserts;
        this.table = table;
        this.metrics = metrics;
        startBlock();
    }

    @Override
    public void write(T element, Context context) throws IOException, InterruptedException {
        table.writeRow(element, block);
        rows++;
        if (block.size() >= BLOCK_BYTES) {
            send();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (rows > 0) {
            send();
        }
        inserts.awaitAcknowledged();
    }

    @Override
    public void close() {
        inserts.abandon();
    }

    private void send() throws IOException, InterruptedException {
        inserts.awaitAcknowledged();
        byte[] body = block.toByteArray();
        metrics.getNumRecordsSendCounter().inc(rows);
        metrics.getNumBytesSendCounter().inc(body.length);
        inserts.send(body);
        startBlock();
    }

    private void startBlock() {
        block.clear();
        table.writeHeader(block);
        rows = 0;
    }
}
