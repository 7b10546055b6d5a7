package org.bitebudget.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;

/** A gateway of this JVM against a real broker and registry, and what a client of it needs. */
public final class GatewayUnderTest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SCAN = "/api/v1/receipts/scan";

    private final Gateway gateway;
    private final Path home;

    private GatewayUnderTest(Gateway gateway, Path home) {
        this.gateway = gateway;
        this.home = home;
    }

    /** An answer. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        /** Checks that it is a problem of RFC 9457 with that status and code, which says something to its reader. */
        public void isProblem(int wantedStatus, String code) {
            assertThat(status).as(response.body()).isEqualTo(wantedStatus);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(body.get("type").asText()).isEqualTo("urn:bitebudget:error:" + code);
            assertThat(body.get("code").asText()).isEqualTo(code);
            assertThat(body.get("status").asInt()).isEqualTo(wantedStatus);
            assertThat(body.get("detail").asText()).isNotBlank();
            assertThat(body.get("traceId").asText()).matches("[0-9a-f]{32}");
        }
    }

    /** Starts one and waits until it is ready. */
    public static GatewayUnderTest start(StackExtension stack, Path home) throws Exception {
        return start(stack, home, Map.of());
    }

    /** The same with further variables of the environment. */
    public static GatewayUnderTest start(StackExtension stack, Path home, Map<String, String> further)
            throws Exception {
        Map<String, String> environment = new HashMap<>(environment(stack, home));
        environment.putAll(further);
        Gateway gateway = Gateway.start(GatewayConfig.from(Settings.of(environment)), environment, Clock.systemUTC());
        GatewayUnderTest started = new GatewayUnderTest(gateway, home);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> started.send(HttpRequest.newBuilder(started.uri("/ready")))
                                .status()
                        == 200);
        return started;
    }

    /** Settings of a gateway with its data below {@code home}. */
    public static Map<String, String> environment(StackExtension stack, Path home) {
        return Map.of(
                "BITEBUDGET_KAFKA", stack.bootstrap(),
                "BITEBUDGET_REGISTRY", stack.registry().toString(),
                "BITEBUDGET_DATA", home.toString(),
                "BITEBUDGET_BLOBS", home.resolve("blobs").toString(),
                "BITEBUDGET_KEYS", home.resolve("keys").toString(),
                "BITEBUDGET_TOKEN_SECRET_FILE", home.resolve("token.secret").toString(),
                "BITEBUDGET_FEED_CHUNK_ROWS", "100",
                "BITEBUDGET_CONNECTORS", home.resolve("connectors").toString(),
                "BITEBUDGET_PORT", "0");
    }

    /** A household of its own. */
    public static String household() {
        return UUID.randomUUID().toString();
    }

    /** A token of that household with these scopes. */
    public String token(String household, Scope... scopes) {
        return new TokenIssuer(TokenSecret.loadOrCreate(home.resolve("token.secret")), Clock.systemUTC())
                .issue(new Principal(household, "member", Set.of(scopes)), Duration.ofHours(1));
    }

    /** Sends a body of any type. */
    public Answer send(String method, String path, String token, String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** Sends JSON. */
    public Answer json(String method, String path, String token, String body, String... headers)
            throws IOException, InterruptedException {
        return send(method, path, token, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Uploads a file as the web page does. */
    public Answer upload(String token, byte[] file) throws IOException, InterruptedException {
        return send("POST", SCAN, token, "multipart/form-data; boundary=b", form(file));
    }

    /** Uploads a file without saying how long it is. */
    public Answer uploadChunked(String token, byte[] file) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(SCAN))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form(file)))));
    }

    private static byte[] form(byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String fields = """
                --b
                Content-Disposition: form-data; name="zone"

                Europe/Madrid
                --b
                Content-Disposition: form-data; name="image"; filename="r"

                """;
        form.writeBytes(fields.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    @Override
    public void close() {
        gateway.close();
    }

    /** Sends a request as it is. */
    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : null, response);
    }

    /** Address of a path. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + gateway.port() + path);
    }
}
