package org.bitebudget.benchmarks.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.Probe;

/** A running {@link JobProgram} with what Flink's REST API tells of it. */
public final class HostedJob implements AutoCloseable {

    /** Name of the source of a job that makes its events itself. */
    public static final String GENERATOR = "generate";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TELL_EVERY = 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final Child process;
    private final Path data;
    private final URI flink;

    /**
     * @param process the process
     * @param data its directory
     * @param port where its Flink answers
     */
    HostedJob(Child process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.flink = URI.create("http://localhost:" + port);
    }

    /** Waits until all tasks run. */
    void awaitRunning() {
        process.awaitReady(PATIENCE, () -> {
            JsonNode tasks = running().path("tasks");
            int all = tasks.path("total").asInt();
            int up = tasks.path("running").asInt() + tasks.path("finished").asInt();
            return all > 0 && all == up;
        });
    }

    /** Lets the process, with all it has compiled by now, forget what the job knows and run it from the first record again. */
    public void startAnew() throws IOException {
        Path wish = Files.createFile(data.resolve(JobProcess.ANEW));
        await(PATIENCE, () -> Files.notExists(wish));
        awaitRunning();
    }

    /** Waits until all that it generates has been sent on its way; tells how far it is. */
    public void awaitGenerated(Duration atMost) {
        long start = System.nanoTime();
        long[] toldAfter = {0};
        await(atMost, () -> {
            JsonNode generator = generator();
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            if (seconds >= toldAfter[0] + TELL_EVERY) {
                toldAfter[0] = seconds;
                System.err.printf(
                        "  %,d events after %d s%n",
                        generator.at("/metrics/write-records").asLong(), seconds);
            }
            return generator.path("status").asText().equals("FINISHED");
        });
    }

    private JsonNode generator() {
        try {
            for (JsonNode vertex : tried("/jobs/" + id()).path("vertices")) {
                if (vertex.path("name").asText().contains(GENERATOR)) {
                    return vertex;
                }
            }
        } catch (IOException e) {
            // asked again
        }
        return json.createObjectNode();
    }

    /** When the first of its tasks was deployed, which is just before it read its first record. */
    public Instant deployedAt() throws IOException {
        JsonNode vertices = asked("/jobs/" + id()).path("vertices");
        return vertices.findValuesAsText("start-time").stream()
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .min(Instant::compareTo)
                .orElseThrow(() -> new IOException("the job has no tasks"));
    }

    /** Bytes of a checkpoint that holds the whole state and shares nothing with those before it. */
    public long fullCheckpointBytes() throws IOException {
        String checkpoints = "/jobs/" + id() + "/checkpoints";
        String trigger = sent(HttpRequest.newBuilder(flink.resolve(checkpoints))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"checkpointType\":\"FULL\"}"))
                        .build())
                .path("request-id")
                .asText();
        String progress = checkpoints + "/" + trigger;
        await(PATIENCE, () -> tried(progress).at("/status/id").asText().equals("COMPLETED"));
        JsonNode operation = asked(progress).path("operation");
        if (!operation.path("checkpointId").isNumber()) {
            throw new IOException("the checkpoint failed: " + operation);
        }
        return asked(checkpoints + "/details/" + operation.path("checkpointId").asLong())
                .path("state_size")
                .asLong();
    }

    /**
     * A gauge of an operator, summed over its subtasks; nothing as long as none has told. It is some ten seconds old.
     *
     * @param operator the operator's name
     */
    public OptionalDouble gauge(String operator, String name) {
        String job = "/jobs/" + running().path("jid").asText();
        for (JsonNode vertex : tried(job).path("vertices")) {
            JsonNode told = tried(job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics?agg=sum&get="
                    + operator + "." + name);
            if (!told.isEmpty()) {
                return OptionalDouble.of(told.path(0).path("sum").asDouble());
            }
        }
        return OptionalDouble.empty();
    }

    /** Its process. */
    public Child process() {
        return process;
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private String id() throws IOException {
        return running(asked("/jobs/overview")).path("jid").asText();
    }

    /** As far as is known, the job that runs, and not one that ran before. */
    private JsonNode running() {
        return running(tried("/jobs/overview"));
    }

    private static JsonNode running(JsonNode overview) {
        JsonNode newest = MissingNode.getInstance();
        for (JsonNode job : overview.path("jobs")) {
            newest = job.path("start-time").asLong() > newest.path("start-time").asLong() ? job : newest;
        }
        return newest;
    }

    /** The answer; an empty object while nobody answers. */
    private JsonNode tried(String path) {
        try {
            return asked(path);
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }

    private JsonNode asked(String path) throws IOException {
        return sent(HttpRequest.newBuilder(flink.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .build());
    }

    private JsonNode sent(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= HttpURLConnection.HTTP_MULT_CHOICE) {
                throw new IOException(request.uri() + " answers " + answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Flink", e);
        }
    }

    /** Waits until something holds while the process lives. */
    public void await(Duration atMost, Probe probe) {
        process.awaitReady(atMost, probe);
    }
}
