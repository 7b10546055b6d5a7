package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.files.DurableFiles;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a serving-api of this JVM against a real broker and registry, with its files below a directory, and a client of it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ServingUnderTest serving = new ServingUnderTest();
 * }</pre>
 */
final class ServingUnderTest implements BeforeAllCallback, AfterAllCallback {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final StackExtension stack = new StackExtension();
    private Path home;
    private ServingApiMain app;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        stack.beforeAll(context);
        home = Files.createTempDirectory("serving-");
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
        DurableFiles.deleteTree(home);
    }

    void stop() {
        app.close();
    }

    /** Starts it, or once more with the same files after it was stopped. */
    void start() {
        app = ServingApiMain.start(new ServingSettings(
                stack.bootstrap(),
                RegistrySettings.at(stack.registry()),
                stack.clickHouse(),
                home.resolve("data"),
                home.resolve("blobs"),
                home.resolve("keys"),
                home.resolve("secret"),
                0,
                URI.create("http://localhost:8080"),
                ZoneId.of("Europe/Madrid")));
    }

    /** The directory of its files. */
    Path home() {
        return home;
    }

    /** The topics of the broker. */
    StackTopics topics() {
        return stack.topics();
    }

    /** What ClickHouse answers to a statement, without the line end. */
    String query(String sql) {
        return stack.query(sql);
    }

    /** A token of a member of the household. */
    String token(String household, Set<Scope> scopes) {
        return new TokenIssuer(TokenSecret.loadOrCreate(home.resolve("secret")), Clock.systemUTC())
                .issue(new Principal(household, "member", scopes), Duration.ofHours(1));
    }

    /** What a household with all scopes is answered. */
    HttpResponse<byte[]> fetch(String household, String path) throws IOException, InterruptedException {
        return client.send(
                authorised(path, token(household, EnumSet.allOf(Scope.class))),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What the bearer of a token is answered. */
    HttpResponse<String> fetchWith(String token, String path) throws IOException, InterruptedException {
        return client.send(authorised(path, token), HttpResponse.BodyHandlers.ofString());
    }

    /** What anybody is answered. */
    HttpResponse<String> fetchOpenly(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer to a household with all scopes; an empty object where it is no 200. */
    JsonNode get(String household, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = fetch(household, path);
        return answer.statusCode() == 200 ? json(answer) : JSON.createObjectNode();
    }

    /** The answer, once it says that at the pointer. */
    JsonNode await(String household, String path, String pointer, String value) {
        return Awaitility.await().atMost(SOON).until(() -> get(household, path), json -> json.at(pointer)
                .asText()
                .equals(value));
    }

    /** Waits until all topics have been read as far as they go. */
    void awaitReady() {
        Awaitility.await().atMost(SOON).until(() -> fetchOpenly("/ready").statusCode() == 200);
    }

    /** The stream of messages to the bearer of a token, after its greeting. */
    StreamListener listen(String token) throws Exception {
        StreamListener listener = new StreamListener();
        connect(token, listener);
        assertThat(listener.next().at("/type").asText()).isEqualTo("hello");
        return listener;
    }

    /** A socket on the stream for the bearer of a token. */
    WebSocket connect(String token, WebSocket.Listener listener) throws Exception {
        return client.newWebSocketBuilder()
                .subprotocols("bitebudget.v1", "bearer." + token)
                .buildAsync(URI.create("ws://localhost:" + app.port() + "/api/v1/stream"), listener)
                .get(20, TimeUnit.SECONDS);
    }

    private HttpRequest authorised(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + path));
    }

    /** Checks that a household is refused with that problem. */
    void refuses(String household, String path, int status, String code) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = fetch(household, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/code").asText()).isEqualTo(code);
        assertThat(json(answer).at("/detail").asText()).isNotBlank();
    }

    static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
