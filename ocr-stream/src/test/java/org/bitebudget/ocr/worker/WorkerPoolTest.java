package org.bitebudget.ocr.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bitebudget.ocr.BadFiles;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.TestEngine;
import org.bitebudget.ocr.WorkerPids;
import org.bitebudget.ocr.domain.Refusal;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void aWorkerThatHangsIsReplacedWhileOthersGoOn() throws Exception {
        try (WorkerPool pool = new WorkerPool(2, TestEngine.worker(256), DEADLINE)) {
            // Given two workers, of which one hangs
            readBoth(pool);
            long hanging = WorkerPids.running().get(0);
            WorkerPids.signal("STOP", hanging);

            // When more images come than the other one can take at once
            List<CompletableFuture<WorkerReply>> replies = List.of(read(pool, 1), read(pool, 2), read(pool, 3));

            // Then all are read, and the hanging process is gone
            for (CompletableFuture<WorkerReply> reply : replies) {
                assertThat(reply.get(60, TimeUnit.SECONDS)).isInstanceOf(WorkerReply.Text.class);
            }
            assertThat(WorkerPids.running()).doesNotContain(hanging);
        }
    }

    @Test
    void anImageThatTakesTooLongTwiceIsRefused() throws Exception {
        try (WorkerPool pool = new WorkerPool(1, TestEngine.worker(256), Duration.ofMillis(1))) {
            WorkerReply reply = read(pool, 1).get(60, TimeUnit.SECONDS);

            assertThat(reply).isInstanceOfSatisfying(WorkerReply.Refused.class, refused -> assertThat(refused.refusal())
                    .isEqualTo(Refusal.TIMEOUT));
        }
    }

    @Test
    void anImageThatBringsTheWorkerDownTwiceIsRefusedAndTheNextOneIsRead() throws Exception {
        try (WorkerPool pool = new WorkerPool(1, TestEngine.worker(64), DEADLINE)) {
            // Given a picture within the limits that needs more memory than this worker has
            byte[] large = BadFiles.picture(7_000, 7_000, "png");

            WorkerReply refused = pool.read(large, () -> {}).get(60, TimeUnit.SECONDS);
            WorkerReply next = read(pool, 1).get(60, TimeUnit.SECONDS);

            assertThat(refused).isInstanceOfSatisfying(WorkerReply.Refused.class, reply -> assertThat(reply.refusal())
                    .isEqualTo(Refusal.CRASHED));
            assertThat(next).isInstanceOf(WorkerReply.Text.class);
        }
    }

    @Test
    void bombsAreRefusedByASmallWorkerThatLivesOn() throws Exception {
        try (WorkerPool pool = new WorkerPool(1, TestEngine.worker(64), DEADLINE)) {
            pool.engineVersion();
            List<Long> before = WorkerPids.running();

            for (byte[] bomb : List.of(BadFiles.pngBomb(), BadFiles.jpegBomb())) {
                assertThat(pool.read(bomb, () -> {}).get(60, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(WorkerReply.Refused.class, reply -> assertThat(reply.refusal())
                                .isEqualTo(Refusal.TOO_LARGE));
            }

            assertThat(WorkerPids.running()).isEqualTo(before);
        }
    }

    @Test
    void noWorkerOutlivesItsPool() throws Exception {
        WorkerPool pool = new WorkerPool(1, TestEngine.worker(64), DEADLINE);
        pool.engineVersion();
        assertThat(WorkerPids.running()).isNotEmpty();

        pool.close();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> WorkerPids.running()
                .isEmpty());
    }

    private static void readBoth(WorkerPool pool) throws Exception {
        CompletableFuture<WorkerReply> first = read(pool, 1);
        CompletableFuture<WorkerReply> second = read(pool, 2);
        assertThat(first.get(60, TimeUnit.SECONDS)).isInstanceOf(WorkerReply.Text.class);
        assertThat(second.get(60, TimeUnit.SECONDS)).isInstanceOf(WorkerReply.Text.class);
    }

    private static CompletableFuture<WorkerReply> read(WorkerPool pool, int number) {
        return pool.read(PrintedReceipt.number(number).image("png"), () -> {});
    }
}
