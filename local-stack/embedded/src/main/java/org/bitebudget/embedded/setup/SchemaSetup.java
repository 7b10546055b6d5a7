package org.bitebudget.embedded.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bitebudget.platform.avro.SchemaRegistry;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/**
 * Registers the value schemas of all topics.
 *
 * @param registry client of the registry that takes them
 */
public record SchemaSetup(SchemaRegistry registry) {

    /**
     * Sets the rule that new versions must read all older data, then registers the schema of every topic in the catalogue; one
     * that is there already keeps its id.
     *
     * @return schema ids by subject
     */
    public Map<String, Integer> registerAll() {
        registry.requireBackwardTransitiveByDefault();
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (Topic<?> topic : Topics.all()) {
            ids.put(topic.subject(), registry.register(topic.subject(), topic.schema()));
        }
        return ids;
    }
}
