package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointPacerTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong records = new AtomicLong();
    private final AtomicBoolean behind = new AtomicBoolean();
    private final Deque<CompletableFuture<Long>> begun = new ArrayDeque<>();
    private final CheckpointPacer pacer = new CheckpointPacer(
            Duration.ofSeconds(1),
            records::get,
            behind::get,
            () -> {
                begun.add(new CompletableFuture<>());
                return begun.getLast();
            },
            0);

    @Test
    void nothingNewNeedsNoCheckpoint() {
        pacer.tick(10 * SECOND);

        assertThat(begun).isEmpty();
    }

    @Test
    void theFirstRecordIsHeldAtOnceAndTheNextAfterTheInterval() {
        records.set(1);
        pacer.tick(1);
        assertThat(begun).hasSize(1);
        begun.getLast().complete(1L);

        // results of a record count too, and may have come after the checkpoint began
        records.set(2);
        pacer.tick(SECOND);
        assertThat(begun).hasSize(1);
        pacer.tick(SECOND + 1);
        assertThat(begun).hasSize(2);
        begun.getLast().complete(2L);

        pacer.tick(5 * SECOND);
        assertThat(begun).hasSize(2);
    }

    @Test
    void aBacklogIsHeldLessOften() {
        behind.set(true);
        records.set(1);
        pacer.tick(0);
        begun.getLast().complete(1L);

        records.set(2);
        pacer.tick(60 * SECOND - 1);
        assertThat(begun).hasSize(1);
        pacer.tick(60 * SECOND);
        assertThat(begun).hasSize(2);
        begun.getLast().complete(2L);

        records.set(3);
        behind.set(false);
        pacer.tick(61 * SECOND);
        assertThat(begun).hasSize(3);
    }

    @Test
    void aBacklogWhoseCheckpointsTakeLongIsHeldLessOftenStill() {
        behind.set(true);
        records.set(1);
        pacer.tick(0);
        records.set(2);
        behind.set(false);
        pacer.tick(50 * SECOND);
        begun.getLast().complete(1L);

        // nothing was read during the checkpoint, so that nothing tells of the backlog yet
        pacer.tick(50 * SECOND + 1);
        assertThat(begun).hasSize(1);
        behind.set(true);
        pacer.tick(70 * SECOND - 1);
        assertThat(begun).hasSize(1);
        pacer.tick(70 * SECOND);
        assertThat(begun).hasSize(2);
    }

    @Test
    void aBacklogThatEndedWithItsLastCheckpointIsForgotten() {
        behind.set(true);
        records.set(1);
        pacer.tick(0);
        behind.set(false);
        pacer.tick(8 * SECOND);
        begun.getLast().complete(1L);

        records.set(2);
        pacer.tick(9 * SECOND);
        assertThat(begun).hasSize(2);
    }

    @Test
    void theLastCheckpointOfABacklogIsFollowedByAnother() {
        behind.set(true);
        records.set(1);
        pacer.tick(0);
        begun.getLast().complete(1L);
        behind.set(false);

        pacer.tick(20 * SECOND);
        assertThat(begun).hasSize(2);
        begun.getLast().complete(2L);
        pacer.tick(40 * SECOND);
        assertThat(begun).hasSize(2);
    }

    @Test
    void aBacklogThatEndedWhileACheckpointRanIsNotForgotten() {
        records.set(1);
        pacer.tick(0);
        behind.set(true);
        pacer.tick(SECOND);
        behind.set(false);
        pacer.tick(2 * SECOND);
        begun.getLast().complete(1L);

        records.set(2);
        pacer.tick(5 * SECOND);
        assertThat(begun).hasSize(2);
        begun.getLast().complete(2L);
        pacer.tick(7 * SECOND);
        assertThat(begun).hasSize(3);
        begun.getLast().complete(3L);
        pacer.tick(40 * SECOND);
        assertThat(begun).hasSize(3);
    }

    @Test
    void aSlowCheckpointIsWaitedFor() {
        records.set(1);
        pacer.tick(0);
        records.set(2);
        pacer.tick(3 * SECOND);
        assertThat(begun).hasSize(1);

        begun.getLast().complete(1L);
        pacer.tick(3 * SECOND + 1);
        assertThat(begun).hasSize(2);
    }

    @Test
    void aFailedOneIsTriedAgainAfterTheInterval() {
        records.set(1);
        pacer.tick(0);
        begun.getLast().completeExceptionally(new IllegalStateException("a task is restarting"));

        pacer.tick(SECOND - 1);
        assertThat(begun).hasSize(1);
        pacer.tick(SECOND);
        assertThat(begun).hasSize(2);
    }
}
