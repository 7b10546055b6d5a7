package org.bitebudget.serving;

import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.config.InvalidSettingException;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.HttpApp;
import org.bitebudget.platform.http.ReadyCheck;
import org.bitebudget.platform.kafka.BrokerCheck;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.metrics.Metrics;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.TokenSecret;
import org.bitebudget.platform.token.TokenVerifier;
import org.bitebudget.serving.analytics.Analytics;
import org.bitebudget.serving.api.ServingRoutes;
import org.bitebudget.serving.api.StreamRoute;
import org.bitebudget.serving.store.DeadLetterWriter;
import org.bitebudget.serving.store.Materialiser;
import org.bitebudget.serving.store.Offers;
import org.bitebudget.serving.store.PriceBook;
import org.bitebudget.serving.store.ReceiptFiles;
import org.bitebudget.serving.store.StateReader;
import org.bitebudget.serving.store.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts serving-api: topics into the store, the store over REST and WebSocket. */
public final class ServingApiMain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingApiMain.class);
    private static final String APP = "serving-api";
    private static final Duration BROKER_WITHIN = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Metrics metrics;
    private final StateStore store;
    private final KafkaProducer<byte[], byte[]> deadLetters;
    private final Materialiser materialiser;
    private final HttpApp http;

    private ServingApiMain(
            Vertx vertx,
            Metrics metrics,
            StateStore store,
            KafkaProducer<byte[], byte[]> deadLetters,
            Materialiser materialiser,
            HttpApp http) {
        this.vertx = vertx;
        this.metrics = metrics;
        this.store = store;
        this.deadLetters = deadLetters;
        this.materialiser = materialiser;
        this.http = http;
    }

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) {
        try {
            ServingApiMain app = start(ServingSettings.from(Settings.fromEnvironment()));
            Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        } catch (InvalidSettingException e) {
            LOG.error("event=invalid-setting reason=\"{}\"", e.getMessage());
            Runtime.getRuntime().halt(2);
        } catch (RuntimeException e) {
            LOG.error("event=start-failed", e);
            Runtime.getRuntime().halt(1);
        }
    }

    /** Starts all parts; {@link #port()} tells where it listens. */
    public static ServingApiMain start(ServingSettings settings) {
        Metrics metrics = Metrics.of(APP);
        Vertx vertx = Vertx.vertx();
        StateStore store = StateStore.open(settings.data().resolve("state"));
        EventCodecs codecs = new EventCodecs(settings.registry());
        Sealer sealer = new Sealer(HouseholdKeys.in(settings.keys()));
        StreamRoute stream = new StreamRoute(vertx);
        KafkaProducer<byte[], byte[]> deadLetters = new KafkaProducer<>(
                ClientDefaults.producer(settings.kafka(), APP), new ByteArraySerializer(), new ByteArraySerializer());
        PriceBook prices = new PriceBook();
        StateReader state = new StateReader(store, codecs);
        Offers offers = new Offers(state);
        Materialiser materialiser = new Materialiser(
                store,
                consumer(settings),
                codecs,
                new DeadLetterWriter(deadLetters, metrics.registry(), APP),
                change -> {
                    prices.follow(change);
                    offers.follow(change);
                },
                stream::publish);
        prices.fill(state);
        offers.fill();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka()))) {
            BrokerCheck.requireServerSideTransactions(admin, BROKER_WITHIN);
            materialiser.start(admin);
        }
        Gauge.builder("bitebudget.serving.caught.up", materialiser, reading -> reading.isCaughtUp() ? 1 : 0)
                .register(metrics.registry());
        Analytics analytics = new Analytics(settings.clickHouse());
        BearerTokens tokens = new BearerTokens(
                new TokenVerifier(TokenSecret.loadOrCreate(settings.tokenSecretFile()), Clock.systemUTC()));
        ServingRoutes routes = new ServingRoutes(
                vertx,
                state,
                prices.catalogue(),
                offers,
                new ReceiptFiles(DirectoryBlobStore.in(settings.blobs()), sealer),
                sealer,
                analytics,
                stream,
                settings.gatewayUrl(),
                settings.zone());
        HttpApp http = HttpApp.builder(vertx, APP, metrics)
                .options(HttpApp.defaultOptions().addWebSocketSubProtocol("bitebudget.v1"))
                .check("state", () -> stateMissing(materialiser))
                .check("clickhouse", ReadyCheck.of(analytics::answers, "does not answer"))
                .routes(router -> routes.mount(router, tokens))
                .start("0.0.0.0", settings.port())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        return new ServingApiMain(vertx, metrics, store, deadLetters, materialiser, http);
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    private static Optional<String> stateMissing(Materialiser materialiser) {
        if (materialiser.failure().isPresent()) {
            return Optional.of("reading the topics has failed");
        }
        return materialiser.isCaughtUp() ? Optional.empty() : Optional.of("still reading the topics");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(ServingSettings settings) {
        // offsets stand in the store
        return new KafkaConsumer<>(
                ClientDefaults.consumer(settings.kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        http.stop(GRACE).toCompletionStage().toCompletableFuture().join();
        materialiser.close();
        deadLetters.close(GRACE);
        store.close();
        metrics.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
