package org.bitebudget.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.bitebudget.embedded.child.Probe;

/** Asks Flink's REST API whether every task of every job runs. */
final class FlinkProbe implements Probe {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpRequest overview;

    private FlinkProbe(int port) {
        overview = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/jobs/overview"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    static Probe allJobsRun(int port) {
        return new FlinkProbe(port);
    }

    @Override
    public boolean holds() {
        try {
            HttpResponse<String> answer = client.send(overview, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && allTasksRun(json.readTree(answer.body()));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean allTasksRun(JsonNode answer) {
        JsonNode jobs = answer.path("jobs");
        int running = 0;
        for (JsonNode job : jobs) {
            JsonNode tasks = job.path("tasks");
            if (tasks.path("total").asInt() == tasks.path("running").asInt()) {
                running++;
            }
        }
        return running == FlinkHostMain.JOBS && jobs.size() == running;
    }
}
