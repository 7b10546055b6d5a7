package org.bitebudget.ocr.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.bitebudget.ocr.domain.correct.RefusedCorrectionException;
import org.bitebudget.platform.avro.RegistryUnavailableException;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets records aside that cannot be decoded or break a rule, with the reason, in the transaction of the records around
 * them; those of topics that only global stores read are counted and passed over. A registry or a disk that does not
 * answer is no fault of the record: the app stops and is restarted instead.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    /** Key in the Streams configuration of the {@link MeterRegistry} that counts dead letters. */
    public static final String METERS = "bitebudget.meters";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);
    private static final String APP = "ocr-stream";

    private MeterRegistry meters;

    @Override
    public void configure(Map<String, ?> configs) {
        meters = (MeterRegistry) Objects.requireNonNull(configs.get(METERS), METERS);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (isTransient(exception)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        ProducerRecord<byte[], byte[]> letter = deadLetter(record, ErrorCode.POISON_RECORD, exception);
        // the thread of global stores has no producer (Kafka Streams 4.2 fails with a ClassCastException if given a
        // letter)
        return ReceiptTopology.GLOBAL.contains(record.topic())
                ? DeserializationExceptionHandler.Response.resume()
                : DeserializationExceptionHandler.Response.resume(List.of(letter));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (isTransient(exception)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(deadLetter(context, exception)));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ErrorHandlerContext context, Exception exception) {
        ConsumerRecord<byte[], byte[]> source = new ConsumerRecord<>(
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                context.sourceRawKey(),
                context.sourceRawValue(),
                context.headers(),
                Optional.empty());
        return deadLetter(source, ErrorCode.UNPROCESSABLE_EVENT, exception);
    }

    private ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<byte[], byte[]> source, ErrorCode code, Exception exception) {
        LOG.warn(
                "event=dead-letter topic={} partition={} offset={} code={} reason={}",
                source.topic(),
                source.partition(),
                source.offset(),
                code.code(),
                message(exception));
        meters.counter("bitebudget.dead.letters", "topic", source.topic(), "code", code.code())
                .increment();
        return DeadLetters.of(source, code, message(exception), APP);
    }

    private static boolean isTransient(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException || cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }

    /** Reasons of refused corrections say nothing that a person wrote; those of other exceptions may. */
    private static String message(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedCorrectionException refused) {
                return refused.getMessage();
            }
        }
        return exception.getClass().getSimpleName();
    }
}
