package org.bitebudget.embedded.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives a test class a broker, a registry and a ClickHouse, each started when first asked for and shared by all test classes of the
 * JVM. They hold all topics, schemas and tables of the product; tests keep apart by using households, stores and names of their own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final StackExtension stack = new StackExtension();
 * …
 * stack.topics().send(Topics.LEDGER_ENTRIES, key, entry);
 * }</pre>
 */
public final class StackExtension implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(StackExtension.class);

    private PartSource parts;

    @Override
    public void beforeAll(ExtensionContext context) {
        parts = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(PartSource.class, type -> PartSource.chosen(), PartSource.class);
    }

    /** Address of a broker that holds all topics of the catalogue. */
    public String bootstrap() {
        return parts.bootstrap();
    }

    /** Base address of the Confluent API of a registry that holds all schemas of the catalogue. */
    public URI registry() {
        return parts.registry();
    }

    /** Address of the HTTP interface of a ClickHouse that holds all tables. */
    public URI clickHouse() {
        return parts.clickHouse();
    }

    /** The topics of the broker, with events as the registry's schemas say. */
    public StackTopics topics() {
        return new StackTopics(bootstrap(), registry());
    }

    /** What ClickHouse answers to a statement, without the line end. */
    public String query(String sql) {
        HttpRequest request = HttpRequest.newBuilder(clickHouse())
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body().strip();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no answer to " + sql, e);
        }
    }
}
