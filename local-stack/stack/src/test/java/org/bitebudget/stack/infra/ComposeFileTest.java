package org.bitebudget.stack.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bitebudget.stack.home.Listener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The container files name the same parts, ports, settings, topics and metrics as the code does. */
class ComposeFileTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path INFRA = PROJECT.resolve("infra");
    private static final Pattern OWN_VARIABLE = Pattern.compile("BITEBUDGET_[A-Z_]+");

    private static JsonNode services;
    private static String allSources;

    @BeforeAll
    static void read() throws IOException {
        services = new YAMLMapper()
                .readTree(INFRA.resolve("docker-compose.yml").toFile())
                .path("services");
        allSources = sources(PROJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, BROKER, 19092",
        "registry, REGISTRY, 8080",
        "clickhouse, CLICKHOUSE, 8123",
        "ingest-gateway, INGEST_GATEWAY, 8080",
        "serving-api, SERVING_API, 8081",
        "ocr-stream, OCR_STREAM, 8082",
        "jobmanager, FLINK, 8081",
    })
    void partsAreReachedOnTheLocalStacksPorts(String service, Listener listener, int inside) {
        assertThat(published(service)).containsExactly("127.0.0.1:" + listener.usualPort() + ":" + inside);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest-gateway, ingest-gateway",
        "serving-api, serving-api",
        "ocr-stream, ocr-stream",
        "tools, local-stack/stack"
    })
    void imagesStartTheModulesPrograms(String target, String module) throws IOException {
        String dockerfile = Files.readString(INFRA.resolve("images/app.Dockerfile"));
        String stage = dockerfile.substring(dockerfile.indexOf("FROM runtime AS " + target + "\n"));
        String program = first(stage, "ENTRYPOINT \\[\"java\", \"-cp\", \"/app/\\*\", \"([\\w.]+)\"\\]");
        assertThat(PROJECT.resolve(module).resolve("src/main/java").resolve(program.replace('.', '/') + ".java"))
                .isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "price-stream, price-stream",
        "budget-stream, budget-stream",
        "household-outlook, budget-stream",
        "ml-inference-job, ml-inference-job"
    })
    void jobsAreSubmittedByTheirPrograms(String job, String module) throws IOException {
        String program =
                first(Files.readString(INFRA.resolve("images/submit-jobs.sh")), "submit " + job + " ([\\w.]+)");
        Path source = PROJECT.resolve(module).resolve("src/main/java").resolve(program.replace('.', '/') + ".java");
        assertThat(source).isRegularFile();
        assertThat(sources(PROJECT.resolve(module)))
                .as("the running job is looked for by its name")
                .contains("\"" + job + "\"");
    }

    @Test
    void everySettingIsReadBySomeApp() {
        Set<String> unread = OWN_VARIABLE
                .matcher(services.toString())
                .results()
                .map(MatchResult::group)
                .filter(variable -> !allSources.contains("\"" + variable + "\""))
                .collect(Collectors.toSet());
        assertThat(unread).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, kafka.version, apache/kafka:%s",
        "registry-journal, kafka.version, apache/kafka:%s",
    })
    void brokersHaveTheClientsVersion(String service, String property, String image) throws IOException {
        assertThat(services.path(service).path("image").asText())
                .isEqualTo(image.formatted(version("pom.xml", property)));
    }

    @Test
    void flinkAndTheRegistryHaveTheVersionsBuiltAgainst() throws IOException {
        assertThat(Files.readString(INFRA.resolve("images/flink.Dockerfile")))
                .contains("FROM flink:" + version("pom.xml", "flink.version") + "-java17");
        assertThat(services.path("registry").path("image").asText())
                .isEqualTo("apicurio/apicurio-registry:" + version("local-stack/embedded/pom.xml", "apicurio.version"));
    }

    @Test
    void theRegistrysJournalIsKeptAsTheLocalStackKeepsIt() throws IOException {
        List<String> command = texts(services.path("registry-journal").path("command"));
        String setup = Files.readString(
                PROJECT.resolve("local-stack/embedded/src/main/java/org/bitebudget/embedded/setup/TopicSetup.java"));
        assertThat(command).anySatisfy(word -> assertThat(word).startsWith("--topic="));
        for (String word : command) {
            if (word.startsWith("--topic=")) {
                assertThat(setup).contains("\"" + word.substring("--topic=".length()) + "\"");
            }
            if (word.startsWith("--config=")) {
                String[] setting = word.substring("--config=".length()).split("=", 2);
                assertThat(setup).contains("\"" + setting[0] + "\", \"" + setting[1] + "\"");
            }
        }
    }

    @Test
    void transactionsLiveAsLongAsOnTheLocalBroker() throws IOException {
        String local = first(
                Files.readString(PROJECT.resolve(
                        "local-stack/embedded/src/main/java/org/bitebudget/embedded/BrokerSettings.java")),
                "\"transaction.max.timeout.ms\", \"(\\d+)\"");
        assertThat(services.path("kafka")
                        .path("environment")
                        .path("KAFKA_TRANSACTION_MAX_TIMEOUT_MS")
                        .asText())
                .isEqualTo(local);
    }

    @Test
    void prometheusAsksPartsThatExistOnTheirPorts() throws IOException {
        Map<String, String> ports = Map.of(
                "ingest-gateway", "" + Listener.INGEST_GATEWAY.usualPort(),
                "serving-api", "" + Listener.SERVING_API.usualPort(),
                "ocr-stream", "" + Listener.OCR_STREAM.usualPort(),
                "jobmanager", "" + Listener.FLINK_METRICS.usualPort(),
                "taskmanager", "" + Listener.FLINK_METRICS.usualPort());
        Set<String> targets = new HashSet<>();
        new YAMLMapper()
                .readTree(INFRA.resolve("prometheus/prometheus.yml").toFile())
                .findValues("targets")
                .forEach(list -> targets.addAll(texts(list)));
        assertThat(targets)
                .isEqualTo(ports.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.toSet()));
        assertThat(ports.keySet())
                .allSatisfy(name -> assertThat(services.has(name)).isTrue());
    }

    @Test
    void dashboardsAndAlertsShowMetricsThatTheCodeRecords() throws IOException {
        String shown = Files.readString(INFRA.resolve("grafana/dashboards/bitebudget.json"))
                + Files.readString(INFRA.resolve("prometheus/alerts.yml"));
        Set<String> recorded = Pattern.compile("\"(bitebudget\\.[a-z.]+)\"")
                .matcher(allSources)
                .results()
                .map(found -> found.group(1).replace('.', '_'))
                .collect(Collectors.toSet());
        Set<String> unknown = Pattern.compile("\\bbitebudget_[a-z_]+")
                .matcher(shown)
                .results()
                .map(found -> found.group().replaceFirst("(_seconds)?_(total|bucket|count|sum)$", ""))
                .filter(metric -> !recorded.contains(metric))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknown).isEmpty();
        Set<String> unknownOfJobs = Pattern.compile("flink_taskmanager_job_task_operator_(\\w+)")
                .matcher(shown)
                .results()
                .map(found -> found.group(1))
                .filter(metric -> !allSources.contains("\"" + metric + "\""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unknownOfJobs).isEmpty();
    }

    private static List<String> published(String service) {
        return texts(services.path(service).path("ports"));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String version(String pom, String property) throws IOException {
        return first(Files.readString(PROJECT.resolve(pom)), "<" + property + ">([^<]+)</");
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError("no " + pattern));
    }

    private static String sources(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().contains("src/main/java/")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
