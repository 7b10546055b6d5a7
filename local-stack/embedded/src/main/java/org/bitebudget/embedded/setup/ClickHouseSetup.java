package org.bitebudget.embedded.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Creates the tables of {@code infra/clickhouse/ddl} that are missing.
 *
 * @param server address of ClickHouse's HTTP interface
 * @param layout whether the tables live on one server or on all of a cluster
 */
public record ClickHouseSetup(URI server, Layout layout) {

    /** Where the build puts the DDL files. */
    private static final String DIRECTORY = "/clickhouse/ddl/";

    private static final Pattern ENGINE = Pattern.compile("\\{\\{engine:(\\w+)\\(([^}]*)\\)}}");
    private static final String CLUSTER = "{{cluster}}";

    /** Where tables live. */
    public enum Layout {
        /** One server, with the engines as written. */
        SINGLE,
        /** All servers of the cluster {@code bitebudget}, replicated. */
        CLUSTER
    }

    /**
     * Runs every statement.
     *
     * @return the names of the files that were run
     * @throws IllegalStateException when ClickHouse refuses one, with its reason
     */
    public List<String> createAll() {
        List<String> files = files();
        try {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
            for (String file : files) {
                for (String statement : statements(read(DIRECTORY + file), layout)) {
                    run(client, file, statement);
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("ClickHouse at " + server + " can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating tables", e);
        }
    }

    /** The statements of a DDL file with its templates filled. */
    static List<String> statements(String ddl, Layout layout) {
        String filled = ENGINE.matcher(ddl)
                .replaceAll(found -> Matcher.quoteReplacement(engine(found.group(1), found.group(2), layout)))
                .replace(CLUSTER, layout == Layout.CLUSTER ? "ON CLUSTER bitebudget" : "");
        return Arrays.stream(filled.split(";\\s*(\\R|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String engine(String name, String arguments, Layout layout) {
        if (layout == Layout.SINGLE) {
            return name + "(" + arguments + ")";
        }
        String place = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";
        return "Replicated" + name + "(" + (arguments.isBlank() ? place : place + ", " + arguments) + ")";
    }

    private void run(HttpClient client, String file, String statement) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(server)
                        .timeout(Duration.ofMinutes(1))
                        .POST(HttpRequest.BodyPublishers.ofString(statement))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "ClickHouse refused %s: %s".formatted(file, answer.body().strip()));
        }
    }

    private static List<String> files() {
        try {
            Path place = Path.of(ClickHouseSetup.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return sqlIn(place.resolve(DIRECTORY.substring(1)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return sqlIn(jar.getPath(DIRECTORY));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the build left out " + DIRECTORY, e);
        }
    }

    private static List<String> sqlIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(String resource) {
        try (InputStream in = ClickHouseSetup.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
