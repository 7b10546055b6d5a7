package org.bitebudget.platform.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** What an app asks of the brokers before it starts. */
public final class BrokerCheck {

    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final int NEEDED = 2;

    private BrokerCheck() {}

    /**
     * Brokers with {@code transaction.version} 2 (KIP-890, Kafka 4.0) fence a hanging transaction on the server; below
     * that, exactly-once has holes after a crash.
     *
     * @throws IllegalStateException if the brokers do not answer in time or have an older version, with what to do
     */
    public static void requireServerSideTransactions(Admin admin, Duration deadline) {
        FinalizedVersionRange range = finalizedFeatures(admin, deadline).get(TRANSACTION_VERSION);
        int version = range == null ? 0 : range.maxVersionLevel();
        if (version < NEEDED) {
            throw new IllegalStateException("the brokers have " + TRANSACTION_VERSION + "=" + version + ", needed is "
                    + NEEDED + ": use Kafka 4.0 or newer and run `kafka-features.sh upgrade --feature "
                    + TRANSACTION_VERSION + "=" + NEEDED + "`");
        }
    }

    private static Map<String, FinalizedVersionRange> finalizedFeatures(Admin admin, Duration deadline) {
        try {
            return admin.describeFeatures()
                    .featureMetadata()
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .finalizedFeatures();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the brokers did not tell their features within " + deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the brokers for their features", e);
        }
    }
}
