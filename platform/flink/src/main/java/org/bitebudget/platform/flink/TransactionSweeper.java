package org.bitebudget.platform.flink;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts transactions that an earlier run of a job left open and that nobody will ever commit, so that readers of their
 * topics aren't held back for days.
 *
 * <p>Each sink does so itself when it starts: it lists the open transactions of its topic under its own prefix and aborts
 * those its restored checkpoint doesn't own. What no sink looks after any more are the transactions of sinks that the
 * job no longer has; those are swept here, before the job starts.
 */
final class TransactionSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionSweeper.class);
    private static final String END = "/";

    private TransactionSweeper() {}

    /** With what the transactional ids of a job's sink start; no prefix is the beginning of another one. */
    static String prefix(String job, String topic) {
        return job + END + topic + END;
    }

    /** Sweeps what sinks left behind that are no longer among the job's; without sinks no broker is asked. */
    static void sweep(String job, JobSettings settings, Collection<Transformation<?>> graph) {
        Set<String> prefixes = prefixes(graph);
        if (prefixes.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka()))) {
            List<String> orphans = orphans(admin, job, prefixes);
            if (!orphans.isEmpty()) {
                LOG.warn("job={} aborts orphaned transactions={}", job, orphans);
                admin.fenceProducers(orphans).all().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot abort the transactions that " + job + " left open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while aborting open transactions of " + job, e);
        }
    }

    private static Set<String> prefixes(Collection<Transformation<?>> graph) {
        return graph.stream()
                .filter(SinkTransformation.class::isInstance)
                .map(sink -> ((SinkTransformation<?, ?>) sink).getSink())
                .filter(ExactlyOnceSink.class::isInstance)
                .map(sink -> ((ExactlyOnceSink<?>) sink).transactionalIdPrefix())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> orphans(Admin admin, String job, Set<String> prefixes)
            throws ExecutionException, InterruptedException {
        ListTransactionsOptions open = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(open).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(job + END))
                .filter(id -> prefixes.stream().noneMatch(id::startsWith))
                .toList();
    }
}
