package org.bitebudget.platform.flink;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.problem.ErrorCode;

/** Reads a topic's records: each is an event or, where its bytes are none, a dead letter; tombstones carry nothing. */
final class TopicDeserializer<T extends SpecificRecordBase>
        implements KafkaRecordDeserializationSchema<Either<T, DeadLetter>> {

    private final AvroCodec<T> codec;
    private final EventCheck<T> check;
    private final JobActivity activity;

    TopicDeserializer(AvroCodec<T> codec, EventCheck<T> check, JobActivity activity) {
        this.codec = codec;
        this.check = check;
        this.activity = activity;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Either<T, DeadLetter>> out) {
        activity.read(message.timestamp());
        if (message.value() == null) {
            return;
        }
        out.collect(checked(message));
    }

    private Either<T, DeadLetter> checked(ConsumerRecord<byte[], byte[]> message) {
        try {
            T event = codec.decode(message.value());
            return check.refusal(event)
                    .<Either<T, DeadLetter>>map(
                            reason -> Either.Right(DeadLetter.of(message, ErrorCode.UNPROCESSABLE_EVENT, reason)))
                    .orElseGet(() -> Either.Left(event));
        } catch (UndecodableRecordException e) {
            return Either.Right(DeadLetter.of(message, ErrorCode.POISON_RECORD, e.getMessage()));
        }
    }

    @Override
    public TypeInformation<Either<T, DeadLetter>> getProducedType() {
        return new EitherTypeInfo<>(AvroTypes.of(codec.type()), DeadLetter.TYPE);
    }
}
