package org.bitebudget.platform.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {

    private static final String SUBJECT = "price.current.v1-value";
    private static final Schema FIRST = SchemaBuilder.record("E")
            .namespace("x")
            .fields()
            .requiredString("a")
            .endRecord();
    private static final Schema WITH_DEFAULT = SchemaBuilder.record("E")
            .namespace("x")
            .fields()
            .requiredString("a")
            .name("b")
            .type()
            .intType()
            .intDefault(0)
            .endRecord();
    private static final Schema WITHOUT_DEFAULT = SchemaBuilder.record("E")
            .namespace("x")
            .fields()
            .requiredString("a")
            .requiredInt("c")
            .endRecord();

    private InProcessRegistry server;
    private SchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = InProcessRegistry.start();
        registry = SchemaRegistry.at(server.settings());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRegisteredSchemaIsFoundByItsIdAndAskedForOnce() {
        int id = registry.register(SUBJECT, FIRST);
        int calls = server.calls();

        assertThat(registry.register(SUBJECT, FIRST)).isEqualTo(id);
        assertThat(registry.byId(id)).isEqualTo(FIRST);
        assertThat(server.calls()).isEqualTo(calls);
    }

    @Test
    void anotherClientFindsItToo() throws IOException {
        int id = registry.register(SUBJECT, FIRST);
        RegistrySettings settings = server.settings();
        SchemaRegistry other = SchemaRegistry.at(
                new RegistrySettings(settings.url(), settings.requestTimeout(), Duration.ofSeconds(6)));

        assertThat(other.byId(id)).isEqualTo(FIRST);
        assertThat(SchemaRegistry.at(settings)).isSameAs(registry);
    }

    @Test
    void aSchemaThatCannotReadOldRecordsIsRefused() {
        registry.register(SUBJECT, FIRST);

        assertThat(registry.isCompatible(SUBJECT, WITH_DEFAULT)).isTrue();
        assertThat(registry.isCompatible(SUBJECT, WITHOUT_DEFAULT)).isFalse();
        assertThatExceptionOfType(RegistryRefusalException.class)
                .isThrownBy(() -> registry.register(SUBJECT, WITHOUT_DEFAULT))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(409))
                .withMessageContaining("incompatible");
    }

    @Test
    void theRuleOfASubjectIsSet() {
        registry.requireBackwardTransitive(SUBJECT);
        registry.requireBackwardTransitiveByDefault();

        assertThat(server.compatibilityOf(SUBJECT)).isEqualTo("BACKWARD_TRANSITIVE");
        assertThat(server.compatibilityOf("")).isEqualTo("BACKWARD_TRANSITIVE");
    }

    @Test
    void anUnknownIdIsRefusedAndNotTriedAgain() {
        assertThatExceptionOfType(RegistryRefusalException.class)
                .isThrownBy(() -> registry.byId(4711))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
        assertThat(server.calls()).isOne();
    }

    @Test
    void aRegistryThatStumblesIsAskedAgain() {
        server.failNext(2);

        assertThat(registry.register(SUBJECT, FIRST)).isPositive();
        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    void aRegistryThatIsAwayIsGivenUpAtTheDeadline() throws IOException {
        URI nobody;
        try (InProcessRegistry gone = InProcessRegistry.start()) {
            nobody = gone.settings().url();
        }
        SchemaRegistry unreachable =
                SchemaRegistry.at(new RegistrySettings(nobody, Duration.ofSeconds(1), Duration.ofMillis(400)));

        assertThat(unreachable.answers()).isFalse();
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> unreachable.register(SUBJECT, FIRST))
                .withMessageContaining(nobody.toString());
    }

    @Test
    void readinessAsksOnce() {
        assertThat(registry.answers()).isTrue();
        server.failNext(1);
        assertThat(registry.answers()).isFalse();
    }
}
