package org.bitebudget.platform.flink;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.bitebudget.platform.config.Secret;

/**
 * A table as sink of a job: rows go out in large blocks and at the latest with each checkpoint, at least once. A row that
 * is sent again after a restart replaces itself, since our tables are ReplacingMergeTree with the identity as sort key.
 */
public final class ClickHouseSink<T> implements Sink<T> {

    private static final String DATABASE = "bitebudget";

    private final Target target;
    private final ClickHouseTable<T> table;

    private ClickHouseSink(Target target, ClickHouseTable<T> table) {
        this.target = target;
        this.table = table;
    }

    /**
     * The elements of the stream become rows of the table.
     *
     * @param name names the operator within its job, such as the table's name; never changes
     */
    public static <T> StreamSink<T> of(JobSettings settings, String name, ClickHouseTable<T> table) {
        Target target = new Target(
                settings.clickHouse(),
                DATABASE,
                settings.clickHouseUser(),
                settings.clickHousePassword().map(Secret::value).orElse(""));
        ClickHouseSink<T> sink = new ClickHouseSink<>(target, table);
        return stream -> stream.sinkTo(sink).uid("insert-" + name).name("insert into " + name);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new ClickHouseWriter<>(
                new ClickHouseInserts(target, table.insertStatement()), table, context.metricGroup());
    }

    /** Which server, database and user; travels in the job graph. */
    record Target(URI address, String database, String user, String password) implements Serializable {

        @Override
        public String toString() {
            return user + "@" + address + "/" + database;
        }
    }
}
