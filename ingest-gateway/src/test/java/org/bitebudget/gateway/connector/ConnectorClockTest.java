package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.gateway.connector.StoreServer.Reply;
import org.bitebudget.gateway.domain.connector.RunReport;
import org.bitebudget.gateway.domain.connector.RunReport.Outcome;
import org.bitebudget.gateway.feed.FeedIngest;
import org.bitebudget.gateway.feed.FeedKafka;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.platform.avro.RegistrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Connectors whose clock the test moves. */
class ConnectorClockTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration BROKERS = Duration.ofSeconds(30);
    private static final Instant NIGHT = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir
    Path home;

    private final StoreServer store = new StoreServer();
    private final MovedClock clock = new MovedClock(NIGHT);
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private Vertx vertx;
    private Admin admin;
    private IndexDatabase index;
    private FeedIngest ingest;
    private Connectors connectors;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrap()));
        index = IndexDatabase.open(home.resolve("index"));
        FeedKafka kafka = FeedKafka.of(STACK.bootstrap(), RegistrySettings.at(STACK.registry()), BROKERS);
        ingest = new FeedIngest(index, kafka, admin, clock, 100, metrics);
    }

    /** Starts the connectors of the files that were written; they look for others when the clock has moved by ten seconds. */
    private void startConnectors() {
        ConnectorSettings settings = new ConnectorSettings(home, 1);
        connectors = new Connectors(settings, vertx, ingest, index, Map.of(), clock, metrics);
        soon().until(() -> !connectors.all().isEmpty());
    }

    @AfterEach
    void stop() {
        connectors.close();
        ingest.close();
        index.close();
        admin.close();
        vertx.close().await();
        store.close();
    }

    @Test
    void aTimeOfTheDayComesByItself() throws Exception {
        store.answers(ask -> Reply.of(200, "{\"items\":[{\"id\":\"1\",\"name\":\"Tea\",\"price\":1.5}]}"));
        write("morning", "at: [\"05:30\"]");
        startConnectors();
        Instant due = Instant.parse("2026-03-02T05:30:00Z");
        assertThat(status().nextRun()).isEqualTo(due);
        assertThat(status().last()).isNull();

        clock.moveTo(due.plusSeconds(1));

        RunReport run = lastRun(due);
        assertThat(run.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(run.accepted()).isEqualTo(1);
        assertThat(status().nextRun()).isEqualTo(due.plus(Duration.ofDays(1)));
    }

    @Test
    void theBreakerOfAChangedFileIsTheOneThatIsShown() throws Exception {
        store.answers(ask -> Reply.of(410, ""));
        write("gone", "every: PT6H");
        startConnectors();
        lastRun(NIGHT);
        for (int i = 1; i < 5; i++) {
            clock.moveTo(NIGHT.plusSeconds(i));
            soon().ignoreExceptions().until(() -> {
                connectors.runNow("gone");
                return true;
            });
            lastRun(clock.instant());
        }
        assertThat(breaker("gone").value()).isEqualTo(1);

        write("gone", "every: PT12H");
        clock.moveTo(NIGHT.plusSeconds(60));

        soon().untilAsserted(() -> assertThat(breaker("gone").value()).isZero());
        Files.delete(home.resolve("gone.yaml"));
        clock.moveTo(NIGHT.plusSeconds(120));
        soon().until(() -> breaker("gone") == null);
    }

    @Test
    void noMoreConnectorsRunAtOnceThanSet() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger mostUnderWay = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        store.answers(ask -> {
            second.countDown();
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            // a second one would come meanwhile
            boolean ignored = second.await(300, TimeUnit.MILLISECONDS);
            underWay.decrementAndGet();
            return Reply.of(200, "{\"items\":[{\"id\":\"1\",\"name\":\"Tea\",\"price\":1.5}]}");
        });
        write("one", "every: PT6H");
        write("two", "every: PT6H");

        startConnectors();

        soon().until(() -> connectors.all().size() == 2
                && connectors.all().stream().allMatch(connector -> connector.last() != null));
        assertThat(store.asked()).hasSize(2);
        assertThat(mostUnderWay).hasValue(1);
    }

    private Gauge breaker(String name) {
        return metrics.find("bitebudget.gateway.connector.breaker.open")
                .tag("connector", name)
                .gauge();
    }

    private ConnectorStatus status() {
        return connectors.all().get(0);
    }

    private RunReport lastRun(Instant from) {
        return soon().until(
                        () -> connectors.all().isEmpty() ? null : status().last(),
                        last -> last != null && !last.started().isBefore(from));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private void write(String name, String schedule) throws Exception {
        Files.writeString(home.resolve(name + ".yaml"), """
                store: %s
                enabled: true
                currency: EUR
                request:
                  url: %s/items
                  private_host: true
                answer:
                  format: json
                  items: $.items[*]
                fields:
                  product_id: $.id
                  product_name: $.name
                  price: $.price
                schedule:
                  %s
                manners:
                  requests_per_minute: 6000
                  pause: PT0.001S
                """.formatted(name, store.address(), schedule));
    }

    /** A clock that stands until it is moved. */
    private static final class MovedClock extends Clock {
        private final AtomicReference<Instant> now;

        MovedClock(Instant now) {
            this.now = new AtomicReference<>(now);
        }

        void moveTo(Instant later) {
            now.set(later);
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the tests ask for instants only");
        }
    }
}
