package org.bitebudget.stack.topics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.home.StackHome;

/**
 * The brokers a command looks at.
 *
 * @param bootstrap their address
 */
public record Cluster(String bootstrap) {

    private static final int SECONDS = 15;

    /** The brokers of the environment, {@code BITEBUDGET_KAFKA}, else the local one. */
    public static Cluster ofEnvironment(Map<String, String> environment) {
        StackPlan plan = StackPlan.ofLastStart(StackHome.of(environment));
        return new Cluster(Settings.of(environment).text("BITEBUDGET_KAFKA", plan.bootstrap()));
    }

    /** Names of all topics. */
    public Set<String> topics() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            return admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw CommandFailedException.unreachable("the broker at " + bootstrap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        }
    }

    /** Hands over every committed record of the topic that is there at the call, partition by partition in order. */
    public void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try {
            TopicReader.readAll(bootstrap, topic, taker);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            throw CommandFailedException.unreachable("the broker at " + bootstrap);
        }
    }

    /** A consumer of committed bytes in a group. */
    KafkaConsumer<byte[], byte[]> consumer(String groupId) {
        return new KafkaConsumer<>(
                ClientDefaults.consumer(bootstrap, groupId), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
