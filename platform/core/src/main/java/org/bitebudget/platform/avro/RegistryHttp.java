package org.bitebudget.platform.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JSON call to the registry, tried again with growing pauses while it is unreachable, overloaded or failing. */
final class RegistryHttp {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final RegistrySettings settings;
    private final HttpClient client;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.requestTimeout())
                .build();
    }

    JsonNode call(String method, String path, Map<String, String> body) {
        HttpRequest request = request(method, path, body);
        long giveUpAt = System.nanoTime() + settings.deadline().toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            String failure;
            IOException cause = null;
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status / 100 == 2) {
                    return JSON.readTree(response.body());
                }
                if (status < 500 && status != 429 && status != 408) {
                    throw new RegistryRefusalException(status, refusal(method, path, response));
                }
                failure = "status " + status;
            } catch (IOException e) {
                failure = e.toString();
                cause = e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis) > giveUpAt) {
                throw new RegistryUnavailableException(
                        "the schema registry at " + settings.url() + " did not answer within " + settings.deadline()
                                + " (" + failure + ")",
                        cause);
            }
            LOG.warn("event=registry-retry url={} pauseMillis={} reason=\"{}\"", settings.url(), pauseMillis, failure);
            pause(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
    }

    boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + "/subjects"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(String method, String path, Map<String, String> body) {
        return HttpRequest.newBuilder(URI.create(settings.url() + path))
                .timeout(settings.requestTimeout())
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, publisher(body))
                .build();
    }

    private static BodyPublisher publisher(Map<String, String> body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(String method, String path, HttpResponse<byte[]> response) {
        String reason;
        try {
            reason = JSON.readTree(response.body()).path("message").asText();
        } catch (IOException e) {
            reason = "no reason given";
        }
        return "the schema registry refused " + method + " " + path + " with " + response.statusCode() + ": " + reason;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RegistryUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RegistryUnavailableException("interrupted while waiting for the schema registry", e);
    }
}
