package org.bitebudget.embedded.testing;

import java.net.URI;
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
 * stack.bootstrap(); stack.registry(); stack.clickHouse();
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
}
