package org.bitebudget.serving.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets unusable records aside in their dead-letter topics, and counts them. */
public final class DeadLetterWriter implements Materialiser.RejectedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);
    private static final long SAFE_WITHIN_SECONDS = 30;

    private final Producer<byte[], byte[]> producer;
    private final MeterRegistry meters;
    private final String app;

    public DeadLetterWriter(Producer<byte[], byte[]> producer, MeterRegistry meters, String app) {
        this.producer = producer;
        this.meters = meters;
        this.app = app;
    }

    @Override
    public void reject(ConsumerRecord<byte[], byte[]> poison, ErrorCode code, String reason) {
        try {
            producer.send(DeadLetters.of(poison, code, reason, app)).get(SAFE_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting a record aside", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a poison record could not be set aside", e);
        }
        meters.counter("bitebudget.dead.letters", "topic", poison.topic(), "code", code.code())
                .increment();
        LOG.warn(
                "event=dead-letter topic={} partition={} offset={} code={} reason=\"{}\"",
                poison.topic(),
                poison.partition(),
                poison.offset(),
                code.code(),
                reason);
    }
}
