package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.AppEvent;
import org.bitebudget.event.AppEventBatch;
import org.bitebudget.event.Envelope;
import org.bitebudget.platform.flink.ClickHouseSink;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.JobUnderTest;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AppUseTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final Instant AT = Instant.parse("2026-11-02T10:00:00.000001Z");

    @TempDir
    Path state;

    private final String pseudonym = "psn_" + UUID.randomUUID();

    @Test
    void eachEventOfABatchIsOneRowHoweverOftenItIsTold() throws Exception {
        // Given a batch of two events that is on the topic twice, and another one behind it
        send("one", event("e1", "opened", Map.of()), event("e2", "scanned", Map.of("theme", "dark")));
        send("one", event("e1", "opened", Map.of()), event("e2", "scanned", Map.of("theme", "dark")));
        send("two", event("e3", "saved", Map.of()));

        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> rows().contains("saved"));
        }

        assertThat(rows()).isEqualTo("""
                opened\tios-3\t{}\t2026-11-02 10:00:00.000001
                saved\tios-3\t{}\t2026-11-02 10:00:00.000001
                scanned\tios-3\t{'theme':'dark'}\t2026-11-02 10:00:00.000001""");
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(job(), settings());
    }

    private FlinkJob job() {
        AppUse use = new AppUse(
                new KafkaSources("app-use", settings()).topic(Topics.APP_EVENTS),
                ClickHouseSink.of(settings(), AppUse.TABLE_NAME, AppUse.TABLE));
        return new FlinkJob() {
            @Override
            public String name() {
                return "app-use";
            }

            @Override
            public void define(StreamExecutionEnvironment environment) {
                use.define(environment);
            }
        };
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }

    private AppEvent event(String id, String name, Map<String, String> properties) {
        return new AppEvent(pseudonym + id, name, AT, properties);
    }

    private void send(String batch, AppEvent... events) {
        String id = pseudonym + batch;
        Envelope envelope = new Envelope("evt_" + id, id, 1L, AT, AT, "test", null);
        AppEventBatch told = new AppEventBatch(envelope, id, pseudonym, "ios-3", List.of(events));
        STACK.topics().sendAll(Topics.APP_EVENTS, Stream.of(told), AppEventBatch::getBatchId);
    }

    private String rows() {
        return STACK.query(
                "SELECT event, app, properties, occurred_at FROM bitebudget.user_events FINAL WHERE pseudonym = '"
                        + pseudonym + "' ORDER BY event");
    }
}
