package org.bitebudget.stack;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitebudget.embedded.BrokerSettings;
import org.bitebudget.embedded.EmbeddedBroker;
import org.bitebudget.embedded.EmbeddedClickHouse;
import org.bitebudget.embedded.EmbeddedRegistry;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.embedded.parts.Parts;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.SchemaRegistry;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.stack.home.Listener;
import org.bitebudget.stack.home.PortPlan;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.Unit;

/**
 * All that the local stack consists of, and what needs what. This list is the whole difference between a laptop and a cluster.
 *
 * @param home where data is
 * @param ports what listens where
 */
public record StackPlan(StackHome home, PortPlan ports) {

    /** The part that serves the web page. */
    public static final String PAGE = "serving-api";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BROKER = "broker";
    private static final String REGISTRY = "registry";
    private static final String CLICKHOUSE = "clickhouse";
    private static final String TOPICS = "topics";
    private static final String TABLES = "tables";
    private static final String SCHEMAS = "schemas";
    private static final String TRAINED_DATA = "trained-data";

    /** For apps that bring no configuration of their own. */
    private static final String LOGGING = "-Dlog4j2.configurationFile=log4j2-embedded.xml";

    /** Of the process that hosts Flink's jobs; what price-stream keeps at hand takes up to half a gigabyte. */
    public static final List<String> FLINK_JVM =
            List.of("-Xms192m", "-Xmx1280m", "-XX:NewRatio=1", "-XX:+UseParallelGC", LOGGING);

    /** Of the process that serves the API. */
    public static final List<String> SERVING_JVM = List.of("-Xms48m", "-Xmx256m", "-XX:+UseSerialGC", LOGGING);

    private static final List<App> APPS = List.of(
            new App(
                    "ingest-gateway",
                    List.of("ingest-gateway"),
                    "org.bitebudget.gateway.GatewayMain",
                    Listener.INGEST_GATEWAY,
                    "BITEBUDGET_PORT",
                    List.of("-Xms48m", "-Xmx256m", "-XX:+UseSerialGC"),
                    StackPlan::answersReady),
            new App(
                    PAGE,
                    List.of("serving-api"),
                    "org.bitebudget.serving.ServingApiMain",
                    Listener.SERVING_API,
                    "BITEBUDGET_PORT",
                    SERVING_JVM,
                    StackPlan::answersReady),
            new App(
                    "ocr-stream",
                    List.of("ocr-stream"),
                    "org.bitebudget.ocr.OcrStreamMain",
                    Listener.OCR_STREAM,
                    "BITEBUDGET_MANAGEMENT_PORT",
                    List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", LOGGING),
                    StackPlan::answersReady),
            new App(
                    "flink",
                    List.of("local-stack/stack", "price-stream", "budget-stream", "ml-inference-job"),
                    FlinkHostMain.class.getName(),
                    Listener.FLINK,
                    "BITEBUDGET_PORT",
                    FLINK_JVM,
                    FlinkProbe::allJobsRun));

    /** The stack of a home as it was last started. */
    public static StackPlan ofLastStart(StackHome home) {
        return new StackPlan(home, PortPlan.ofLastStart(home.ports()));
    }

    /** Everything, in an order in which each unit comes after what it needs. */
    public List<Unit> units() {
        List<Unit> units = new ArrayList<>(List.of(broker(), clickHouse()));
        units.add(new Unit.Step(TOPICS, Set.of(BROKER), () -> {
            TopicSetup topics = new TopicSetup(bootstrap(), (short) 1);
            topics.createRegistryJournal();
            topics.createAll();
        }));
        units.add(new Unit.Step(
                TABLES, Set.of(CLICKHOUSE), () -> new ClickHouseSetup(clickHouseUrl(), ClickHouseSetup.Layout.SINGLE)
                        .createAll()));
        units.add(registry());
        units.add(new Unit.Step(
                SCHEMAS, Set.of(REGISTRY), () -> new SchemaSetup(SchemaRegistry.at(RegistrySettings.at(registryUrl())))
                        .registerAll()));
        // the receipt reader looks for it where it is fetched to
        units.add(new Unit.Step(
                TRAINED_DATA, Set.of(), () -> Parts.fromEnvironment().trainedData()));
        for (App app : APPS) {
            units.add(app.part(
                    home, ports.port(app.listener()), environment(), List.of(TOPICS, TABLES, SCHEMAS, TRAINED_DATA)));
        }
        return units;
    }

    /** The named units and all they need, in the same order. */
    public List<Unit> units(Set<String> names) {
        Set<String> wanted = new HashSet<>(names);
        List<Unit> kept = new ArrayList<>();
        List<Unit> all = units();
        for (int i = all.size() - 1; i >= 0; i--) {
            Unit unit = all.get(i);
            if (wanted.contains(unit.name())) {
                wanted.addAll(unit.needs());
                kept.add(0, unit);
            }
        }
        return kept;
    }

    private Unit broker() {
        return new Unit.Part(
                BROKER,
                Set.of(),
                () -> EmbeddedBroker.spec(
                        new BrokerSettings(
                                home.data("kafka"), ports.port(Listener.BROKER), ports.port(Listener.CONTROLLER)),
                        embeddedClassPath(),
                        home.log(BROKER)),
                () -> EmbeddedBroker.serves(bootstrap()),
                bootstrap(),
                PATIENCE);
    }

    private Unit clickHouse() {
        int port = ports.port(Listener.CLICKHOUSE);
        return new Unit.Part(
                CLICKHOUSE,
                Set.of(),
                () -> EmbeddedClickHouse.spec(
                        port,
                        ports.port(Listener.CLICKHOUSE_NATIVE),
                        home.data(CLICKHOUSE),
                        embeddedClassPath(),
                        home.log(CLICKHOUSE)),
                EmbeddedClickHouse.probe(port),
                clickHouseUrl().toString(),
                PATIENCE);
    }

    private Unit registry() {
        int port = ports.port(Listener.REGISTRY);
        return new Unit.Part(
                REGISTRY,
                Set.of(TOPICS),
                () -> EmbeddedRegistry.spec(port, bootstrap(), home.data(REGISTRY), home.log(REGISTRY)),
                EmbeddedRegistry.probe(port),
                EmbeddedRegistry.url(port),
                PATIENCE);
    }

    private String embeddedClassPath() {
        return ModuleClassPath.of(home.project(), "local-stack/embedded");
    }

    private static Probe answersReady(int port) {
        return Probe.http(URI.create("http://localhost:" + port + "/ready"));
    }

    /** What all apps are told by environment variables. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BITEBUDGET_KAFKA", bootstrap());
        environment.put("BITEBUDGET_REGISTRY", registryUrl().toString());
        environment.put("BITEBUDGET_CLICKHOUSE", clickHouseUrl().toString());
        // the page tells browsers this address, which must be another one where they run elsewhere
        environment.put(
                "BITEBUDGET_GATEWAY_URL",
                given("BITEBUDGET_GATEWAY_URL", gatewayUrl().toString()));
        environment.put("BITEBUDGET_CORS_ORIGINS", given("BITEBUDGET_CORS_ORIGINS", pageOrigins()));
        environment.put(
                "BITEBUDGET_ZONE",
                given("BITEBUDGET_ZONE", ZoneId.systemDefault().getId()));
        // a household's stream is thin; each further subtask costs readers and writers that idle
        environment.put("BITEBUDGET_PARALLELISM", given("BITEBUDGET_PARALLELISM", "1"));
        environment.put(
                "BITEBUDGET_CONNECTORS",
                given("BITEBUDGET_CONNECTORS", home.connectors().toString()));
        environment.put(
                "BITEBUDGET_MODELS", given("BITEBUDGET_MODELS", home.models().toString()));
        environment.put("BITEBUDGET_BLOBS", home.blobs().toString());
        environment.put("BITEBUDGET_KEYS", home.keys().toString());
        environment.put("BITEBUDGET_TOKEN_SECRET_FILE", home.tokenSecret().toString());
        environment.put("BITEBUDGET_FLINK_METRICS_PORT", Integer.toString(ports.port(Listener.FLINK_METRICS)));
        return environment;
    }

    private String pageOrigins() {
        int port = ports.port(Listener.SERVING_API);
        return "http://localhost:" + port + ",http://127.0.0.1:" + port;
    }

    private static String given(String variable, String otherwise) {
        return Settings.fromEnvironment().text(variable, otherwise);
    }

    /** The broker's address. */
    public String bootstrap() {
        return "localhost:" + ports.port(Listener.BROKER);
    }

    /** Base address of the registry's Confluent API. */
    public URI registryUrl() {
        return URI.create(EmbeddedRegistry.url(ports.port(Listener.REGISTRY)));
    }

    /** Address of ClickHouse's HTTP interface. */
    public URI clickHouseUrl() {
        return URI.create("http://localhost:" + ports.port(Listener.CLICKHOUSE));
    }

    /** Address of the gateway. */
    public URI gatewayUrl() {
        return URI.create("http://localhost:" + ports.port(Listener.INGEST_GATEWAY));
    }

    /** Address of the serving API and the web page. */
    public URI servingUrl() {
        return URI.create("http://localhost:" + ports.port(Listener.SERVING_API));
    }
}
