package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.Money;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExactlyOnceTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final TestTopics topics = new TestTopics(STACK);
    private Topic<Money> in;
    private Topic<Money> out;

    @BeforeEach
    void createTopics() {
        in = topics.create("in");
        out = topics.create("out");
    }

    @Test
    void recordsArriveOnceAcrossTheEndOfTheHost() throws Exception {
        // Given a host that has copied some records and ended
        topics.produce(in, LongStream.range(0, 100));
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> topics.committedAmounts(out).size() == 100);
        }

        // When more records come and the next host goes on from what the first one left
        topics.produce(in, LongStream.range(100, 200));
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> topics.committedAmounts(out).size() >= 200);
        }

        // Then each record is there once
        assertThat(topics.committedAmounts(out))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 200).boxed().toList());
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheStreamGoesOn() throws Exception {
        // Given a record that is no event among good ones
        topics.produce(in, LongStream.range(0, 5));
        STACK.topics().sendBytes(in.name(), "EUR", List.of("poison".getBytes(StandardCharsets.UTF_8)));
        topics.produce(in, LongStream.range(5, 10));

        // When the job reads them
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> topics.committedAmounts(out).size() == 10);
            await().atMost(DEADLINE)
                    .until(() -> STACK.topics().committed(in.deadLetters()).size() == 1);
        }

        // Then the dead letter has its bytes and the reason
        ConsumerRecord<byte[], byte[]> letter =
                STACK.topics().committed(in.deadLetters()).get(0);
        assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("poison");
        DeadLetters.Reason reason = DeadLetters.reason(letter.headers()).orElseThrow();
        assertThat(reason.code()).isEqualTo(ErrorCode.POISON_RECORD);
        assertThat(reason.topic()).isEqualTo(in.name());
        assertThat(reason.app()).isEqualTo(job().name());
        assertThat(reason.attempt()).isEqualTo(1);
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(job(), settings());
    }

    private FlinkJob job() {
        String name = "copy-" + in.name();
        return new CopyJob(
                name,
                new KafkaSources(name, settings()).topic(in),
                new KafkaSinks(name, settings()).topic(out, Money::getCurrency));
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }
}
