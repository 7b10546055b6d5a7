package org.bitebudget.gateway;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bitebudget.gateway.command.CommandWriter;
import org.bitebudget.gateway.command.Commands;
import org.bitebudget.gateway.connector.Connectors;
import org.bitebudget.gateway.feed.FeedIngest;
import org.bitebudget.gateway.feed.FeedKafka;
import org.bitebudget.gateway.http.GatewayRoutes;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.gateway.receipt.ReceiptIntake;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.SchemaRegistry;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.HttpApp;
import org.bitebudget.platform.http.ReadyCheck;
import org.bitebudget.platform.kafka.BrokerCheck;
import org.bitebudget.platform.metrics.Metrics;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.token.TokenSecret;
import org.bitebudget.platform.token.TokenVerifier;
import org.bitebudget.schema.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway: all parts wired, listening. */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final String APP = "ingest-gateway";
    private static final Duration BROKERS_UP = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final int IDLE_SECONDS = 120;
    private static final List<String> INDEXED = List.of(
            Topics.RECEIPT_IMAGES.name(),
            Topics.RECEIPT_CORRECTIONS.name(),
            Topics.LEDGER_ENTRIES.name(),
            Topics.BUDGET_PLAN_CHANGES.name(),
            Topics.BUDGET_DECISIONS.name(),
            Topics.FX_RATES.name(),
            Topics.WEATHER_OBSERVATIONS.name(),
            Topics.PRICE_ALERT_RULES.name(),
            Topics.PRODUCT_IDENTITY_DECISIONS.name(),
            Topics.APP_EVENTS.name(),
            Topics.RECOMMENDATION_EXPOSURES.name(),
            Topics.PRICE_OBSERVATIONS.name(),
            Topics.PRICE_FEED_BATCHES.name());

    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = Metrics.of(APP);
    private final Admin admin;
    private final IndexDatabase index;
    private final CommandWriter writer;
    private final FeedIngest feeds;
    private final Connectors connectors;
    private final HttpApp http;

    private Gateway(GatewayConfig config, Map<String, String> environment, Clock clock) throws TimeoutException {
        RegistrySettings registry = RegistrySettings.at(config.registry());
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka()));
        BrokerCheck.requireServerSideTransactions(admin, BROKERS_UP);
        this.index = openIndex(config);
        this.writer = new CommandWriter(config.kafka(), registry, index, config.brokerTimeout());
        Sealer sealer = new Sealer(HouseholdKeys.in(config.keys()));
        BearerTokens tokens =
                new BearerTokens(new TokenVerifier(TokenSecret.loadOrCreate(config.tokenSecret()), clock));
        this.feeds = new FeedIngest(
                index,
                FeedKafka.of(config.kafka(), registry, config.brokerTimeout()),
                admin,
                clock,
                config.chunkRows(),
                metrics.registry());
        this.connectors =
                new Connectors(config.connectors(), vertx, feeds, index, environment, clock, metrics.registry());
        GatewayRoutes routes = new GatewayRoutes(
                vertx,
                config.limits(),
                tokens,
                new ReceiptIntake(writer, sealer, DirectoryBlobStore.in(config.blobs()), clock),
                feeds,
                connectors,
                new Commands(writer, sealer, Taxonomy.shipped(), clock),
                clock,
                metrics.registry());
        this.http = HttpApp.builder(vertx, APP, metrics)
                .eventLoops(config.eventLoops())
                .options(HttpApp.defaultOptions().setIdleTimeout(IDLE_SECONDS).setHandle100ContinueAutomatically(true))
                .check("kafka", this::kafkaMissing)
                .check("registry", ReadyCheck.of(SchemaRegistry.at(registry)::answers, "the registry does not answer"))
                .check("commands", ReadyCheck.of(writer::ready, "still reading what was written before the start"))
                .check(
                        "blobs",
                        ReadyCheck.of(() -> Files.isWritable(config.blobs()), "the blob directory is not writable"))
                .routes(routes)
                .start(config.host(), config.port())
                .await(BROKERS_UP.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Starts a gateway.
     *
     * @param environment where the secrets are that adapter files name
     * @param clock tells what is now
     * @throws IllegalStateException if the brokers do not answer within a minute or another gateway uses the data directory
     */
    public static Gateway start(GatewayConfig config, Map<String, String> environment, Clock clock)
            throws TimeoutException {
        return new Gateway(config, environment, clock);
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** Lets running requests end, then stops. A feed that is not through goes on with its resend. */
    @Override
    public void close() {
        connectors.close();
        try {
            http.stop(GRACE).await(GRACE.toSeconds() * 2, TimeUnit.SECONDS);
            vertx.close().await(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("event=stop-timed-out graceMillis={}", GRACE.toMillis());
        }
        writer.close();
        feeds.close();
        index.close();
        admin.close(CHECK);
        metrics.close();
    }

    private IndexDatabase openIndex(GatewayConfig config) {
        IndexDatabase database = IndexDatabase.open(config.data().resolve("index"));
        if (!database.belongsTo(topicIds())) {
            LOG.warn("event=index-rebuilt reason=the-topics-were-made-anew");
        }
        return database;
    }

    private Map<String, String> topicIds() {
        try {
            return admin
                    .describeTopics(INDEXED)
                    .allTopicNames()
                    .get(BROKERS_UP.toMillis(), TimeUnit.MILLISECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().topicId().toString()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the brokers do not have all topics; were they set up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the topics", e);
        }
    }

    private Optional<String> kafkaMissing() throws Exception {
        boolean anyone = !admin.describeCluster()
                .nodes()
                .get(CHECK.toMillis(), TimeUnit.MILLISECONDS)
                .isEmpty();
        return anyone ? Optional.empty() : Optional.of("no broker is up");
    }
}
