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

    TopicDeserializer(AvroCodec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Either<T, DeadLetter>> out) {
        if (message.value() == null) {
            return;
        }
        Either<T, DeadLetter> decoded;
        try {
            decoded = Either.Left(codec.decode(message.value()));
        } catch (UndecodableRecordException e) {
            decoded = Either.Right(DeadLetter.of(message, ErrorCode.POISON_RECORD, e.getMessage()));
        }
        out.collect(decoded);
    }

    @Override
    public TypeInformation<Either<T, DeadLetter>> getProducedType() {
        return new EitherTypeInfo<>(AvroTypes.of(codec.type()), DeadLetter.TYPE);
    }
}
