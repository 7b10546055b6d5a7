package org.bitebudget.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.BrokerSettings;
import org.bitebudget.embedded.EmbeddedBroker;
import org.bitebudget.embedded.EmbeddedClickHouse;
import org.bitebudget.embedded.EmbeddedRegistry;
import org.bitebudget.embedded.Ports;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.serving.ServingApiMain;

/** serving-api with all it needs, filled, and a bare route beside it. */
final class RunningServing implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration MERGED_WITHIN = Duration.ofMinutes(15);
    private static final int ROWS_AN_INSERT = 500_000;
    private static final int LISTS = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final PriceWorld world;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final EmbeddedClickHouse clickHouse;
    private final Child bare;
    private final Child app;
    private final int barePort = Ports.free();
    private final int port = Ports.free();
    private final double fillSeconds;

    /**
     * Starts and fills everything, and waits until ClickHouse has come to rest.
     *
     * @param home directory for all data and logs
     */
    RunningServing(Path home, PriceWorld world) throws IOException, InterruptedException {
        this.home = home;
        this.world = world;
        clickHouse = EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), home.resolve("clickhouse.log"));
        new ClickHouseSetup(clickHouse.url(), ClickHouseSetup.Layout.SINGLE).createAll();
        long start = System.nanoTime();
        fillHistory();
        fillSeconds = (System.nanoTime() - start) / 1e9;
        broker = EmbeddedBroker.start(new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("broker.log"));
        TopicSetup topics = new TopicSetup(broker.bootstrap(), (short) 1);
        topics.createRegistryJournal();
        topics.createAll();
        registry =
                EmbeddedRegistry.start(0, broker.bootstrap(), home.resolve("registry"), home.resolve("registry.log"));
        new SchemaSetup(registry.schemas()).registerAll();
        fillTopics();
        bare = start("bare", BareRoute.class, List.of(Integer.toString(barePort)), Map.of());
        bare.awaitReady(START, Probe.http(URI.create("http://localhost:" + barePort + "/?bytes=2")));
        app = start(
                "serving-api",
                ServingApiMain.class,
                List.of(),
                Map.of(
                        "BITEBUDGET_KAFKA", broker.bootstrap(),
                        "BITEBUDGET_REGISTRY", registry.url().toString(),
                        "BITEBUDGET_CLICKHOUSE", clickHouse.url().toString(),
                        "BITEBUDGET_DATA", home.resolve("serving").toString(),
                        "BITEBUDGET_BLOBS", home.resolve("blobs").toString(),
                        "BITEBUDGET_KEYS", home.resolve("keys").toString(),
                        "BITEBUDGET_TOKEN_SECRET_FILE", home.resolve("secret").toString(),
                        "BITEBUDGET_PORT", Integer.toString(port)));
        app.awaitReady(START, Probe.http(URI.create("http://localhost:" + port + "/ready")));
    }

    int port() {
        return port;
    }

    int barePort() {
        return barePort;
    }

    double fillSeconds() {
        return fillSeconds;
    }

    long rows() throws IOException, InterruptedException {
        return Long.parseLong(query("SELECT count() FROM bitebudget.price_history"));
    }

    long parts() throws IOException, InterruptedException {
        return Long.parseLong(query("SELECT count() FROM system.parts WHERE active AND table = 'price_history'"));
    }

    String token() {
        return new TokenIssuer(TokenSecret.loadOrCreate(home.resolve("secret")), Clock.systemUTC())
                .issue(
                        new Principal(PriceWorld.HOUSEHOLD, "bench", Set.of(Scope.PRICES_READ, Scope.SHOPPING_READ)),
                        Duration.ofHours(12));
    }

    List<String> listPaths() {
        return IntStream.range(0, LISTS)
                .mapToObj(number -> "/api/v1/shopping-lists/" + PriceWorld.listId(number) + "/prices")
                .toList();
    }

    private Child start(String name, Class<?> main, List<String> arguments, Map<String, String> environment) {
        return Child.start(new ChildSpec(
                name,
                System.getProperty("java.class.path"),
                main.getName(),
                arguments,
                List.of("-Xms48m", "-Xmx256m", "-XX:+UseSerialGC", "-Dlog4j2.configurationFile=log4j2-embedded.xml"),
                environment,
                home,
                home.resolve(name + ".log")));
    }

    /** All days but the newest as ClickHouse holds them a day later, then the newest, feed by feed. */
    private void fillHistory() throws IOException, InterruptedException {
        int newest = world.days() - 1;
        int step = Math.max(1, ROWS_AN_INSERT / world.products());
        for (int day = 0; day < newest; day += step) {
            query(world.insert(day, Math.min(step, newest - day)));
            System.err.printf("\rfilling: day %d of %d", day, world.days());
        }
        System.err.println();
        mergeYears();
        for (int store = 0; store < PriceWorld.STORES; store++) {
            query(world.insertFeed(store, newest));
        }
        long deadline = System.nanoTime() + MERGED_WITHIN.toNanos();
        while (!query("SELECT count() FROM system.merges").equals("0") && System.nanoTime() < deadline) {
            Thread.sleep(1000);
        }
    }

    /** What ClickHouse does by itself with parts that are a day old. */
    private void mergeYears() throws IOException, InterruptedException {
        for (int year = world.firstYear(); year <= world.lastYear(); year++) {
            System.err.println("merging " + year);
            query("OPTIMIZE TABLE bitebudget.price_history PARTITION %d FINAL".formatted(year));
        }
    }

    private void fillTopics() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                ClientDefaults.producer(broker.bootstrap(), "bench"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var prices = AvroCodec.of(RegistrySettings.at(registry.url()), Topics.PRICE_CURRENT);
            for (int number = 0; number < world.products(); number++) {
                String key = Keys.join(PriceWorld.store(number), PriceWorld.product(number));
                send(producer, prices, Topics.PRICE_CURRENT, key, world.current(number));
            }
            var lists = AvroCodec.of(RegistrySettings.at(registry.url()), Topics.SHOPPING_LISTS);
            for (int number = 0; number < LISTS; number++) {
                String key = Keys.join(PriceWorld.HOUSEHOLD, PriceWorld.listId(number));
                send(producer, lists, Topics.SHOPPING_LISTS, key, world.list(number));
            }
            producer.flush();
        }
    }

    private static <T extends SpecificRecord> void send(
            KafkaProducer<byte[], byte[]> producer, AvroCodec<T> codec, Topic<T> topic, String key, T event) {
        var unused = producer.send(
                new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), codec.encode(event)));
    }

    private String query(String sql) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(clickHouse.url())
                        .POST(HttpRequest.BodyPublishers.ofString(sql))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.body());
        }
        return answer.body().strip();
    }

    @Override
    public void close() {
        app.close();
        bare.kill();
        registry.kill();
        clickHouse.kill();
        broker.kill();
    }
}
