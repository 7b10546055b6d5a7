package org.bitebudget.platform.avro;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/**
 * Client of a schema registry with Confluent's REST API. Thread-safe; what was registered or read once is kept, since a
 * schema's id never changes its meaning.
 *
 * <p>Every call throws {@link RegistryUnavailableException} when the registry does not answer within the deadline, and
 * {@link RegistryRefusalException} when it answers no.
 */
public final class SchemaRegistry {

    private static final ConcurrentMap<RegistrySettings, SchemaRegistry> SHARED = new ConcurrentHashMap<>();

    private final RegistryHttp http;
    private final ConcurrentMap<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private SchemaRegistry(RegistrySettings settings) {
        this.http = new RegistryHttp(settings);
    }

    /** The one client of this JVM for these settings, so that many operators share its cache and connections. */
    public static SchemaRegistry at(RegistrySettings settings) {
        return SHARED.computeIfAbsent(settings, SchemaRegistry::new);
    }

    /**
     * Registers the schema under the subject; registering the same one again changes nothing.
     *
     * @return the schema's id, the one in every record's framing
     * @throws RegistryRefusalException with status 409 if it is not compatible with the earlier versions
     */
    public int register(String subject, Schema schema) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        JsonNode answer =
                http.call("POST", "/subjects/" + encoded(subject) + "/versions", Map.of("schema", schema.toString()));
        int id = answer.path("id").asInt();
        schemas.putIfAbsent(id, schema);
        ids.put(key, id);
        return id;
    }

    /**
     * The schema with this id.
     *
     * @throws RegistryRefusalException with status 404 if there is none
     */
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        JsonNode answer = http.call("GET", "/schemas/ids/" + id, null);
        Schema schema = new Schema.Parser().parse(answer.path("schema").asText());
        schemas.putIfAbsent(id, schema);
        return schema;
    }

    /** From now on the subject only takes schemas that can read everything ever written under it. */
    public void requireBackwardTransitive(String subject) {
        http.call("PUT", "/config/" + encoded(subject), Map.of("compatibility", "BACKWARD_TRANSITIVE"));
    }

    /** The same for every subject without a rule of its own. */
    public void requireBackwardTransitiveByDefault() {
        http.call("PUT", "/config", Map.of("compatibility", "BACKWARD_TRANSITIVE"));
    }

    /** Whether the subject would take the schema; true for a subject without versions. */
    public boolean isCompatible(String subject, Schema schema) {
        try {
            return http.call(
                            "POST",
                            "/compatibility/subjects/" + encoded(subject) + "/versions",
                            Map.of("schema", schema.toString()))
                    .path("is_compatible")
                    .asBoolean();
        } catch (RegistryRefusalException e) {
            if (e.status() == 404) {
                return true;
            }
            throw e;
        }
    }

    /** Whether the registry answers; used by readiness checks, so it tries once only. */
    public boolean answers() {
        return http.answers();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record SubjectSchema(String subject, Schema schema) {}
}
