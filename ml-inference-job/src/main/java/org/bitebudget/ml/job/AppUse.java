package org.bitebudget.ml.job;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.AppEventBatch;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.ClickHouseTable;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.state.AppEventRow;

/**
 * What people do in the apps, for analysts: each event of a batch a row of {@code user_events}.
 *
 * @param batches as the gateway took them
 * @param rows where they go
 */
public record AppUse(StreamSource<AppEventBatch> batches, StreamSink<AppEventRow> rows) {

    /** Name of the table. */
    public static final String TABLE_NAME = "user_events";

    /** Its columns. */
    public static final ClickHouseTable<AppEventRow> TABLE = ClickHouseTable.<AppEventRow>named(TABLE_NAME)
            .string("event_id", row -> row.getEvent().getEventId())
            .dateTime64("occurred_at", row -> row.getEvent().getOccurredAt())
            .string("pseudonym", AppEventRow::getPseudonym)
            .lowCardinality("event", row -> row.getEvent().getEvent())
            .lowCardinality("app", AppEventRow::getApp)
            .map("properties", row -> row.getEvent().getProperties())
            .uint64("revision", AppEventRow::getRevision)
            .uint8("is_deleted", row -> 0)
            .build();

    /** Adds the graph. */
    public void define(StreamExecutionEnvironment environment) {
        FlatMapFunction<AppEventBatch, AppEventRow> events = (batch, out) -> batch.getEvents()
                .forEach(event -> out.collect(new AppEventRow(
                        batch.getPseudonym(),
                        batch.getApp(),
                        event,
                        batch.getEnvelope().getRevision())));
        rows.write(batches.read(environment)
                .flatMap(events)
                .returns(AvroTypes.of(AppEventRow.class))
                .uid("app-events")
                .name("events of the apps"));
    }
}
