package org.bitebudget.platform.flink;

/**
 * Records that a checkpoint counts as written are gone: the broker ended their transaction before the job could commit
 * it, most likely because the job was down for longer than {@code transaction.timeout.ms}.
 */
public final class LostTransactionException extends RuntimeException {

    LostTransactionException(String transactionalId, Throwable cause) {
        super(
                "Transaction " + transactionalId + " was ended by the broker before it could be committed; its records"
                        + " are gone. Start the job from an earlier checkpoint (BITEBUDGET_RESTORE_FROM), which writes"
                        + " them again.",
                cause);
    }
}
