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
import java.util.Set;
import java.util.UUID;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;

/** What a client of a gateway needs. */
public abstract class GatewayClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SCAN = "/api/v1/receipts/scan";

    /** Where the gateway listens. */
    protected abstract int port();

    /** The directory of its data. */
    protected abstract Path home();

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

    /** A household of its own. */
    public static String household() {
        return UUID.randomUUID().toString();
    }

    /** A token of that household with these scopes. */
    public String token(String household, Scope... scopes) {
        return new TokenIssuer(TokenSecret.loadOrCreate(home().resolve("token.secret")), Clock.systemUTC())
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

    /** Sends a request as it is. */
    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : null, response);
    }

    /** Address of a path. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }
}
