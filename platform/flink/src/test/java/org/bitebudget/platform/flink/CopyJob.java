package org.bitebudget.platform.flink;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.Money;

/** The smallest job: what comes in goes out, with a running count as keyed state beside it. */
record CopyJob(String name, StreamSource<Money> source, StreamSink<Money> sink) implements FlinkJob {

    @Override
    public void define(StreamExecutionEnvironment environment) {
        sink.write(source.read(environment)
                .keyBy(Money::getCurrency)
                .process(new Numbering())
                .uid("number")
                .name("number"));
    }
}
