package org.bitebudget.platform.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ReceiptTextContent;
import org.bitebudget.event.UnitPrice;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroCodecTest {

    private static final Money PRICE =
            Money.newBuilder().setMinor(199).setCurrency("EUR").build();

    private InProcessRegistry server;
    private AvroCodec<Money> codec;

    @BeforeEach
    void start() throws IOException {
        server = InProcessRegistry.start();
        codec = AvroCodec.of(server.settings(), "money-value", Money.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEventReadsBackFromConfluentsWireFormat() {
        byte[] bytes = codec.encode(PRICE);

        assertThat(bytes[0]).isZero();
        assertThat(SchemaRegistry.at(server.settings())
                        .byId(ByteBuffer.wrap(bytes, 1, 4).getInt()))
                .isEqualTo(Money.getClassSchema());
        assertThat(codec.decode(bytes)).isEqualTo(PRICE);
    }

    @Test
    void nothingIsAskedOfTheRegistryBeforeTheFirstRecordAndNothingTwice() {
        assertThat(server.calls()).isZero();
        codec.encode(PRICE);
        int calls = server.calls();

        for (int i = 0; i < 10; i++) {
            codec.decode(codec.encode(PRICE));
        }

        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void recordsOfAnOlderWriterAreResolvedToOurSchema() throws IOException {
        Schema older = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"org.bitebudget.event\",\"fields\":["
                        + "{\"name\":\"currency\",\"type\":\"string\"},{\"name\":\"note\",\"type\":\"string\"},"
                        + "{\"name\":\"minor\",\"type\":\"int\"}]}");
        GenericRecord written = new GenericRecordBuilder(older)
                .set("currency", "EUR")
                .set("note", "dropped")
                .set("minor", 199)
                .build();

        assertThat(codec.decode(framed(older, written))).isEqualTo(PRICE);
    }

    @Test
    void aCodecTravelsInsideAJobGraph() throws Exception {
        byte[] bytes = codec.encode(PRICE);
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(graph)) {
            out.writeObject(codec);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(graph.toByteArray()))) {
            @SuppressWarnings("unchecked")
            AvroCodec<Money> arrived = (AvroCodec<Money>) in.readObject();
            assertThat(arrived.decode(bytes)).isEqualTo(PRICE);
            assertThat(arrived.encode(PRICE)).isEqualTo(bytes);
        }
    }

    @Test
    void anEventThatFailsHalfWayLeavesNoTraceInTheNext() {
        byte[] bytes = codec.encode(PRICE);
        Money incomplete = new Money();
        incomplete.setMinor(7);

        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> codec.encode(incomplete))
                .withMessage("null in Money.currency");

        assertThat(codec.encode(PRICE)).isEqualTo(bytes);
    }

    @Test
    void manyThreadsShareACodec() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, 2_000)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Money money = Money.newBuilder()
                                .setMinor(i)
                                .setCurrency("EUR" + i)
                                .build();
                        return codec.decode(codec.encode(money)).equals(money);
                    })
                    .toList();

            for (Future<Boolean> outcome : threads.invokeAll(work)) {
                assertThat(outcome.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTombstoneStaysOneInKafka() {
        assertThat(new AvroSerializer<>(codec).serialize("t", null)).isNull();
        assertThat(new AvroDeserializer<>(codec).deserialize("t", null)).isNull();
        var serde = AvroSerdes.of(codec);
        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", PRICE)))
                .isEqualTo(PRICE);
    }

    @Test
    void aBareOrForeignOrUnknownRecordIsUndecodable() throws IOException {
        AvroCodec<UnitPrice> other = AvroCodec.of(server.settings(), "unit-price-value", UnitPrice.class);
        byte[] good = codec.encode(PRICE);

        assertUndecodable(new byte[0], "zero byte");
        assertUndecodable(new byte[] {0, 0, 0}, "zero byte");
        assertUndecodable("{\"minor\":199}".getBytes(StandardCharsets.UTF_8), "zero byte");
        assertUndecodable(new byte[] {0, 0, 0, 9, 9, 1, 2}, "which the registry lacks");
        assertUndecodable(Arrays.copyOf(good, good.length - 1), "does not follow its schema");
        assertUndecodable(Arrays.copyOf(good, good.length + 1), "bytes left");
        assertThatExceptionOfType(UndecodableRecordException.class)
                .isThrownBy(() -> other.decode(good))
                .withMessageContaining("org.bitebudget.event.Money");
        Schema incompatible = SchemaBuilder.record("Money")
                .namespace("org.bitebudget.event")
                .fields()
                .requiredString("minor")
                .endRecord();
        GenericRecord written =
                new GenericRecordBuilder(incompatible).set("minor", "199").build();
        byte[] unresolvable = framed("elsewhere-value", incompatible, written);
        assertUndecodable(unresolvable, "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 20, 1L << 30, Integer.MAX_VALUE, Long.MAX_VALUE, -5})
    void aLengthThatLiesDoesNotFillTheMemory(long length) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(body, null);
        encoder.writeLong(199);
        encoder.writeLong(length);
        encoder.flush();

        assertUndecodable(framed(Money.getClassSchema(), body.toByteArray()), "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 20, 1L << 30, Integer.MAX_VALUE - 8L, Long.MAX_VALUE, -(1L << 30)})
    void aCountThatLiesDoesNotFillTheMemory(long count) throws IOException {
        AvroCodec<ReceiptTextContent> contents =
                AvroCodec.of(server.settings(), "content-value", ReceiptTextContent.class);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(body, null);
        encoder.writeLong(count);
        encoder.writeLong(1);
        encoder.flush();
        byte[] bytes = framed("content-value", ReceiptTextContent.getClassSchema(), body.toByteArray());

        assertThatExceptionOfType(UndecodableRecordException.class).isThrownBy(() -> contents.decode(bytes));
    }

    @Test
    void randomBytesAreReadOrUndecodableAndNothingElse() {
        AvroCodec<PriceObservation> observations = AvroCodec.of(server.settings(), Topics.PRICE_OBSERVATIONS);
        int id = SchemaRegistry.at(server.settings())
                .register(Topics.PRICE_OBSERVATIONS.subject(), Topics.PRICE_OBSERVATIONS.schema());
        Random random = new Random(20260101);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[5 + random.nextInt(200)];
            random.nextBytes(bytes);
            ByteBuffer.wrap(bytes).put((byte) 0).putInt(id);

            assertThat(catchThrowable(() -> observations.decode(bytes)))
                    .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure)
                            .isInstanceOf(UndecodableRecordException.class));
        }
    }

    private void assertUndecodable(byte[] bytes, String because) {
        assertThatExceptionOfType(UndecodableRecordException.class)
                .isThrownBy(() -> codec.decode(bytes))
                .withMessageContaining(because);
    }

    private byte[] framed(Schema schema, GenericRecord written) throws IOException {
        return framed("money-value", schema, written);
    }

    private byte[] framed(String subject, Schema schema, GenericRecord written) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(body, null);
        new GenericDatumWriter<GenericRecord>(schema).write(written, encoder);
        encoder.flush();
        return framed(subject, schema, body.toByteArray());
    }

    private byte[] framed(Schema schema, byte[] body) {
        return framed("money-value", schema, body);
    }

    private byte[] framed(String subject, Schema schema, byte[] body) {
        int id = SchemaRegistry.at(server.settings()).register(subject, schema);
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }
}
