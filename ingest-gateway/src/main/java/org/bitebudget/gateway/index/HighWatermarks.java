package org.bitebudget.gateway.index;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends of partitions, open transactions included. Who must know every record committed so far reads up to here: the last
 * stable offset may stand before committed records, held back by somebody else's open transaction.
 */
public final class HighWatermarks {

    private HighWatermarks() {}

    /**
     * Asks the brokers.
     *
     * @throws TimeoutException if they do not answer in time
     * @throws KafkaException if they refuse
     */
    public static Map<TopicPartition, Long> of(Admin admin, Collection<TopicPartition> partitions, Duration deadline)
            throws TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the brokers did not tell the ends of the topics", e.getCause());
        }
    }
}
