package org.bitebudget.platform.flink;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits like Flink's own committer, but looks twice where that one logs and goes on: at a transaction that was fenced,
 * timed out or is in a wrong state ({@code signalFailedWithKnownReason}). If its records are gone, the job fails with
 * {@link LostTransactionException}, now and at every restart, until someone decides.
 *
 * <p>After a restart one such refusal is harmless: a pooled transactional id that was committed and taken into use again
 * before the next checkpoint was complete. {@link TransactionFates} tells the two apart.
 */
@SuppressWarnings("try") // close() declares what the committer's own does
final class LossDetectingCommitter implements Committer<KafkaCommittable> {

    private static final Logger LOG = LoggerFactory.getLogger(LossDetectingCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final TransactionFates fates;

    LossDetectingCommitter(Committer<KafkaCommittable> committer, TransactionFates fates) {
        this.committer = committer;
        this.fates = fates;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        List<CommitRequest<KafkaCommittable>> watched = requests.stream()
                .<CommitRequest<KafkaCommittable>>map(WatchedRequest::new)
                .toList();
        committer.commit(watched);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    private boolean isLost(KafkaCommittable transaction) {
        boolean ofThisRun = transaction.getProducer().isPresent();
        return ofThisRun || fates.isLost(transaction);
    }

    private final class WatchedRequest implements CommitRequest<KafkaCommittable> {

        private final CommitRequest<KafkaCommittable> request;

        WatchedRequest(CommitRequest<KafkaCommittable> request) {
            this.request = request;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            KafkaCommittable transaction = request.getCommittable();
            if (isLost(transaction)) {
                request.signalFailedWithUnknownReason(
                        new LostTransactionException(transaction.getTransactionalId(), reason));
            } else {
                LOG.info("transaction={} was committed before the restart", transaction.getTransactionalId());
                request.signalAlreadyCommitted();
            }
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            request.signalFailedWithUnknownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
