package org.bitebudget.benchmarks.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
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
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.files.DurableFiles;
import org.bitebudget.schema.Topic;
import org.bitebudget.stack.ModuleClassPath;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.home.StackHome;

/** A broker, a registry and a ClickHouse that serve nobody else, and the apps that run between them, all below one directory. */
public final class JobStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Collection<AlterConfigOp> DELETED = List.of(new AlterConfigOp(
            new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE),
            AlterConfigOp.OpType.SET));

    private final Path home;
    private final Path project = StackHome.of(System.getenv()).project();
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final EmbeddedClickHouse clickHouse;
    private final HttpClient client = HttpClient.newHttpClient();

    private JobStack(Path home) {
        this.home = home;
        broker = EmbeddedBroker.start(new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("broker.log"));
        TopicSetup topics = new TopicSetup(broker.bootstrap(), (short) 1);
        topics.createAll();
        topics.create(Counts.TOPIC.name(), Topic.PARTITIONS, Map.of());
        registry =
                EmbeddedRegistry.start(0, broker.bootstrap(), home.resolve("registry"), home.resolve("registry.log"));
        new SchemaSetup(registry.schemas()).registerAll();
        clickHouse = EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), home.resolve("clickhouse.log"));
        new ClickHouseSetup(clickHouse.url(), ClickHouseSetup.Layout.SINGLE).createAll();
    }

    /** Starts the parts with data in a new directory, which goes with them. */
    public static JobStack start() throws IOException {
        return new JobStack(Files.createTempDirectory("bitebudget-bench-"));
    }

    /** Starts the job with the shipped settings; it goes on from its newest checkpoint. */
    public HostedJob startJob(JobProgram program) throws IOException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(addresses());
        environment.put("BITEBUDGET_DATA", home.toString());
        environment.put("BITEBUDGET_MODELS", models().toString());
        environment.put("BITEBUDGET_PORT", Integer.toString(port));
        environment.put("BITEBUDGET_FLINK_METRICS_PORT", "");
        // what a killed process leaves there goes with the rest
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        List<String> options = new ArrayList<>(StackPlan.FLINK_JVM);
        options.add("-Djava.io.tmpdir=" + temporary);
        Child process = Child.start(new ChildSpec(
                program.job(),
                // without this module's own libraries: Kafka Streams' RocksDB and Flink's can't share a process
                place(program.main()) + ":"
                        + ModuleClassPath.of(project, List.of("local-stack/stack", program.module())),
                program.main().getName(),
                program.arguments(),
                options,
                environment,
                home,
                home.resolve(program.job() + ".log")));
        HostedJob hosted = new HostedJob(process, home, port);
        hosted.awaitRunning();
        return hosted;
    }

    /** Starts the serving API on the port and waits until it has read all topics. */
    public Child startServing(int port) {
        Map<String, String> environment = new HashMap<>(addresses());
        environment.put("BITEBUDGET_DATA", home.resolve("serving-api").toString());
        environment.put("BITEBUDGET_BLOBS", home.resolve("blobs").toString());
        environment.put("BITEBUDGET_KEYS", home.resolve("keys").toString());
        environment.put("BITEBUDGET_TOKEN_SECRET_FILE", tokenSecret().toString());
        environment.put("BITEBUDGET_PORT", Integer.toString(port));
        Child serving = Child.start(new ChildSpec(
                StackPlan.PAGE,
                ModuleClassPath.of(project, "serving-api"),
                "org.bitebudget.serving.ServingApiMain",
                List.of(),
                StackPlan.SERVING_JVM,
                environment,
                home,
                home.resolve("serving-api.log")));
        serving.awaitReady(START, Probe.http(URI.create("http://localhost:" + port + "/ready")));
        return serving;
    }

    private Map<String, String> addresses() {
        return Map.of(
                "BITEBUDGET_KAFKA", broker.bootstrap(),
                "BITEBUDGET_REGISTRY", registry.url().toString(),
                "BITEBUDGET_CLICKHOUSE", clickHouse.url().toString());
    }

    /** The topics. */
    public StackTopics topics() {
        return new StackTopics(broker.bootstrap(), registry.url());
    }

    /** Takes all records out of topics, whatever they are kept for. */
    public void empty(Collection<Topic<?>> topics) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()))) {
            // a topic that is only compacted refuses it
            admin.incrementalAlterConfigs(
                            topics.stream().collect(Collectors.toMap(JobStack::resource, topic -> DELETED)))
                    .all()
                    .get();
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (Topic<?> topic : topics) {
                for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                    all.put(new TopicPartition(topic.name(), partition), RecordsToDelete.beforeOffset(-1));
                }
            }
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException e) {
            throw new IOException("can't empty " + topics, e);
        }
    }

    private static ConfigResource resource(Topic<?> topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** What signs tokens. */
    public Path tokenSecret() {
        return home.resolve("token.secret");
    }

    /** Folder of the registry of models that jobs look at. */
    public Path models() {
        return home.resolve("models");
    }

    /** What ClickHouse answers to a statement. */
    public String query(String sql) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(clickHouse.url())
                        .POST(HttpRequest.BodyPublishers.ofString(sql))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.body().strip());
        }
        return answer.body().strip();
    }

    @Override
    public void close() {
        clickHouse.kill();
        registry.kill();
        broker.kill();
        try {
            DurableFiles.deleteTree(home);
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + home, e);
        }
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no file", e);
        }
    }
}
