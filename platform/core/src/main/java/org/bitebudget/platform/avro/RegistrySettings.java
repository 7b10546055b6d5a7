package org.bitebudget.platform.avro;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach a schema registry that speaks Confluent's REST API. Serialisable, so that it can travel inside a job graph.
 *
 * @param url base address, {@code …/apis/ccompat/v7} for Apicurio
 * @param requestTimeout longest wait for one answer
 * @param deadline how long a call keeps trying while the registry does not answer
 */
public record RegistrySettings(URI url, Duration requestTimeout, Duration deadline) implements Serializable {

    /** Waits that outlast a restart of the registry (about 7 s embedded). */
    public static RegistrySettings at(URI url) {
        return new RegistrySettings(url, Duration.ofSeconds(5), Duration.ofSeconds(60));
    }
}
