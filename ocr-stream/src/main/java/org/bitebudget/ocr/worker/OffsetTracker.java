package org.bitebudget.ocr.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Images finish out of order; only what lies before the first unfinished one of a partition may be committed, so that
 * none is lost when the app dies.
 */
public final class OffsetTracker {

    private final Map<TopicPartition, TreeMap<Long, Boolean>> open = new HashMap<>();

    public synchronized void started(TopicPartition partition, long offset) {
        open.computeIfAbsent(partition, key -> new TreeMap<>()).put(offset, false);
    }

    public synchronized void finished(TopicPartition partition, long offset) {
        TreeMap<Long, Boolean> offsets = open.get(partition);
        if (offsets != null) {
            offsets.replace(offset, true);
        }
    }

    /** Forgets a partition that another instance has taken over. */
    public synchronized void lost(TopicPartition partition) {
        open.remove(partition);
    }

    public synchronized int unfinished() {
        return open.values().stream()
                .mapToInt(offsets ->
                        (int) offsets.values().stream().filter(done -> !done).count())
                .sum();
    }

    /** Positions that can be committed since the last call. */
    public synchronized Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        open.forEach((partition, offsets) -> {
            while (!offsets.isEmpty() && offsets.firstEntry().getValue()) {
                positions.put(
                        partition,
                        new OffsetAndMetadata(offsets.pollFirstEntry().getKey() + 1));
            }
        });
        return positions;
    }
}
