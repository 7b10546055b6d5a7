package org.bitebudget.platform.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets events pass and turns dead letters aside; counter {@code deadLetters}. */
final class DeadLetterSplit<T> extends ProcessFunction<Either<T, DeadLetter>, T> {

    static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters", DeadLetter.TYPE);

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSplit.class);

    private transient Counter deadLetters;

    @Override
    public void open(OpenContext context) {
        deadLetters = getRuntimeContext().getMetricGroup().counter("deadLetters");
    }

    @Override
    public void processElement(Either<T, DeadLetter> message, Context context, Collector<T> out) {
        if (message.isLeft()) {
            out.collect(message.left());
            return;
        }
        DeadLetter letter = message.right();
        deadLetters.inc();
        LOG.warn(
                "event=dead-letter topic={} partition={} offset={} code={} reason=\"{}\"",
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.code().code(),
                letter.message());
        context.output(DEAD_LETTERS, letter);
    }
}
