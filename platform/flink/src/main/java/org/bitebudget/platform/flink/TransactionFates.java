package org.bitebudget.platform.flink;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Asks the transaction coordinator what became of a transaction that a restored checkpoint wants to commit and the broker
 * refuses to.
 *
 * <p>With {@code transaction.version} 2 (KIP-890) each end of a transaction raises the producer's epoch by one, and so
 * does each taking into use. From epoch <i>e</i>, an abort leaves the id aborted at <i>e</i> + 1 (at most <i>e</i> + 2
 * where fencing raised it too), whereas a commit followed by another use leaves it at <i>e</i> + 2 at least, aborted at
 * <i>e</i> + 3 at least. When in doubt a transaction counts as lost: stopping is better than silence.
 */
final class TransactionFates {

    private static final Set<TransactionState> ABORTED = Set.of(
            TransactionState.COMPLETE_ABORT, TransactionState.PREPARE_ABORT, TransactionState.PREPARE_EPOCH_FENCE);
    private static final int EPOCHS_OF_AN_ABORT = 2;

    private final Properties client;

    TransactionFates(Properties client) {
        this.client = client;
    }

    /** Whether the transaction's records will never be readable; if not, ends a later use of its id that was left open. */
    boolean isLost(KafkaCommittable transaction) {
        String id = transaction.getTransactionalId();
        try (Admin admin = Admin.create(client)) {
            TransactionDescription now =
                    admin.describeTransactions(List.of(id)).description(id).get();
            boolean lost = isLost(transaction, now);
            if (!lost && now.state() == TransactionState.ONGOING) {
                // A later use of the id, which the run that died left open. The sink spares it at its start, because it
                // only knows the id; left alone, it would hold readers back until it times out.
                admin.fenceProducers(List.of(id)).all().get();
            }
            return lost;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return true;
            }
            throw new IllegalStateException("the broker did not tell the state of transaction " + id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for transaction " + id, e);
        }
    }

    static boolean isLost(KafkaCommittable transaction, TransactionDescription now) {
        if (now.producerId() != transaction.getProducerId()) {
            // The epochs ran out and the id got a new producer, whose own count starts again.
            return ABORTED.contains(now.state()) && now.producerEpoch() < EPOCHS_OF_AN_ABORT;
        }
        int raised = now.producerEpoch() - transaction.getEpoch();
        return raised < 1 || (ABORTED.contains(now.state()) && raised <= EPOCHS_OF_AN_ABORT);
    }
}
