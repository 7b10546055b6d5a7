package org.bitebudget.ocr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {

    private static final TopicPartition PARTITION = new TopicPartition("receipt.images.v1", 0);

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void nothingIsCommittedPastAnUnfinishedImage() {
        tracker.started(PARTITION, 5);
        tracker.started(PARTITION, 6);
        tracker.started(PARTITION, 7);

        tracker.finished(PARTITION, 6);
        assertThat(tracker.committable()).isEmpty();

        tracker.finished(PARTITION, 5);
        assertThat(tracker.committable()).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(7)));
        assertThat(tracker.unfinished()).isEqualTo(1);
    }

    @Test
    void aPositionIsGivenOnce() {
        tracker.started(PARTITION, 5);
        tracker.finished(PARTITION, 5);

        assertThat(tracker.committable()).hasSize(1);
        assertThat(tracker.committable()).isEmpty();
    }

    @Test
    void aPartitionThatWasTakenOverIsForgotten() {
        tracker.started(PARTITION, 5);

        tracker.lost(PARTITION);
        tracker.finished(PARTITION, 5);

        assertThat(tracker.unfinished()).isZero();
        assertThat(tracker.committable()).isEmpty();
    }
}
