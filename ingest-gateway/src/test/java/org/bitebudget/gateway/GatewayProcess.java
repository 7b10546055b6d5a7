package org.bitebudget.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;

/** A gateway in a process of its own, to be killed and measured. */
final class GatewayProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("event=started port=(\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final String token;

    private GatewayProcess(Process process, int port, String token) {
        this.process = process;
        this.port = port;
        this.token = token;
    }

    /**
     * Starts one.
     *
     * @param heapMegabytes its largest heap; running out of it ends the process
     */
    static GatewayProcess start(Map<String, String> environment, int heapMegabytes) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, port), "gateway-output");
        reader.setDaemon(true);
        reader.start();
        String token = new TokenIssuer(
                        TokenSecret.loadOrCreate(Path.of(environment.get("BITEBUDGET_TOKEN_SECRET_FILE"))),
                        Clock.systemUTC())
                .issue(
                        new Principal(GatewayClient.household(), "vendor", Set.of(Scope.PRICES_WRITE)),
                        Duration.ofHours(1));
        return new GatewayProcess(process, port.get(60, TimeUnit.SECONDS), token);
    }

    /** Sends rows while they are made; completes exceptionally when the gateway dies. */
    CompletableFuture<HttpResponse<String>> feed(String store, String batch, Supplier<InputStream> rows) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/price-feeds/" + store + "?batch_id=" + batch))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/plain")
                .timeout(Duration.ofMinutes(30))
                .POST(HttpRequest.BodyPublishers.ofInputStream(rows))
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Most memory that the process ever held, in megabytes, as Linux tells it. */
    long peakResidentMegabytes() throws IOException {
        return status("VmHWM") / 1024;
    }

    /** Processor time that it has used. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private long status(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void read(Process process, CompletableFuture<Integer> port) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("gateway: " + line);
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    port.complete(Integer.valueOf(started.group(1)));
                }
            }
            port.completeExceptionally(new IllegalStateException("the gateway ended before it listened"));
        } catch (IOException e) {
            port.completeExceptionally(new UncheckedIOException(e));
        }
    }
}
