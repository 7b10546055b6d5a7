package org.bitebudget.platform.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.schema.TrustedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldwiseWriterTest {

    static {
        TrustedClasses.install();
    }

    private static final int EVENTS = 200;

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void eventsOfEveryTopicAreTheSameBytesAsAvroWrites(Topic<?> topic) throws IOException {
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        SpecificData plain = new SpecificData(topic.valueType().getClassLoader());
        SpecificData.getForClass(topic.valueType()).getConversions().forEach(plain::addLogicalTypeConversion);
        Random random = new Random(topic.name().hashCode());

        for (int i = 0; i < EVENTS; i++) {
            Object event = some(schema, random);
            assertThat(written(new FieldwiseWriter<>(schema), event))
                    .isEqualTo(written(new SpecificDatumWriter<>(schema, plain), event));
        }
    }

    @Test
    void whatOurSchemasDoNotHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldwiseWriter<>(Schema.createFixed("Hash", null, "org.bitebudget", 16)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldwiseWriter<>(
                        Schema.createUnion(Schema.create(Schema.Type.INT), Schema.create(Schema.Type.STRING))));
    }

    private static byte[] written(DatumWriter<Object> writer, Object event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object some(Schema schema, Random random) {
        if (schema.getLogicalType() != null) {
            return schema.getType() == Schema.Type.INT
                    ? LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000)
                    : Instant.EPOCH
                            .plus(random.nextInt(), ChronoUnit.SECONDS)
                            .plus(random.nextInt(), ChronoUnit.MICROS);
        }
        return switch (schema.getType()) {
            case RECORD -> someRecord(schema, random);
            case UNION ->
                some(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random);
            case NULL -> null;
            case ARRAY -> List.of(some(schema.getElementType(), random), some(schema.getElementType(), random));
            case MAP ->
                IntStream.range(0, random.nextInt(3))
                        .boxed()
                        .collect(Collectors.toMap(i -> "key" + i, i -> some(schema.getValueType(), random)));
            case ENUM -> someConstant(schema, random);
            case STRING -> "é€" + random.nextInt();
            case BYTES -> ByteBuffer.wrap(Integer.toString(random.nextInt()).getBytes(StandardCharsets.UTF_8));
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    private static Object someRecord(Schema schema, Random random) {
        SpecificRecord event = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> event.put(field.pos(), some(field.schema(), random)));
        return event;
    }

    private static Object someConstant(Schema schema, Random random) {
        Object[] constants = SpecificData.get().getClass(schema).getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }
}
