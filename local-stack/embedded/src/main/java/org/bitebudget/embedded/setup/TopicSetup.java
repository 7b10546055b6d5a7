package org.bitebudget.embedded.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/**
 * Creates the topics of the catalogue and their dead-letter topics, and brings the settings of those that are there already up to
 * date. Partition counts are never changed, since keys would move.
 *
 * @param bootstrap brokers
 * @param replication copies of each partition
 */
public record TopicSetup(String bootstrap, short replication) {

    private static final long SECONDS = 60;

    /** Dead letters stay until somebody has looked at them or this time is over. */
    private static final Map<String, String> DEAD_LETTERS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", Long.toString(TimeUnit.DAYS.toMillis(90)),
            "retention.bytes", "-1");

    /**
     * Creates whatever of the catalogue is missing.
     *
     * @return names of the topics that were created
     */
    public List<String> createAll() {
        Map<String, NewTopic> wanted = new HashMap<>();
        for (Topic<?> topic : Topics.all()) {
            wanted.put(
                    topic.name(),
                    new NewTopic(topic.name(), Topic.PARTITIONS, replication).configs(topic.brokerConfig()));
            wanted.put(topic.deadLetters(), new NewTopic(topic.deadLetters(), 1, replication).configs(DEAD_LETTERS));
        }
        return create(wanted);
    }

    /** Creates the topic an Apicurio registry keeps its schemas in, so that no broker default ever expires them. */
    public void createRegistryJournal() {
        create(
                "kafkasql-journal",
                1,
                Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    /** Creates one topic unless it is there. */
    public void create(String name, int partitions, Map<String, String> config) {
        create(Map.of(name, new NewTopic(name, partitions, replication).configs(config)));
    }

    private List<String> create(Map<String, NewTopic> wanted) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            Set<String> present = get(admin.listTopics().names());
            List<NewTopic> missing = wanted.values().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            List<String> created = new ArrayList<>();
            for (Map.Entry<String, KafkaFuture<Void>> creation :
                    admin.createTopics(missing).values().entrySet()) {
                if (isNew(creation.getValue())) {
                    created.add(creation.getKey());
                }
            }
            update(
                    admin,
                    wanted.values().stream()
                            .filter(topic -> present.contains(topic.name()))
                            .toList());
            created.sort(null);
            return created;
        }
    }

    private static boolean isNew(KafkaFuture<Void> creation) {
        try {
            get(creation);
            return true;
        } catch (TopicExistsException e) {
            return false;
        }
    }

    private static void update(Admin admin, Collection<NewTopic> topics) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (NewTopic topic : topics) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.configs().entrySet().stream()
                            .map(setting -> new AlterConfigOp(
                                    new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                            .toList());
        }
        get(admin.incrementalAlterConfigs(changes).all());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new IllegalStateException(
                    "the broker refused: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer from the broker within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
