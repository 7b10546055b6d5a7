package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.Money;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.schema.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that dies when its checkpoint is complete and the transactions that belong to it are not committed yet.
 */
class LostTransactionTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final TestTopics topics = new TestTopics(STACK);
    private Topic<Money> in;
    private Topic<Money> out;

    @BeforeEach
    void createTopics() {
        in = topics.create("in");
        out = topics.create("out");
    }

    @Test
    void aDowntimeWithinTheTimeoutLosesNothing() throws Exception {
        // Given a job that died before it could commit, with transactions that may stay open for long
        Duration timeout = Duration.ofMinutes(10);
        topics.produce(in, LongStream.range(0, 50));
        dieBeforeCommit(timeout);

        // When it starts again
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(timeout), settings(timeout, Optional.empty()));

            // Then the records appear, once
            topics.produce(in, LongStream.range(50, 60));
            await().atMost(DEADLINE).untilAsserted(() -> assertThat(topics.committedAmounts(out))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 60).boxed().toList()));
        }
    }

    @Test
    void aDowntimeBeyondTheTimeoutStopsTheJobInsteadOfLosingRecords() throws Exception {
        // Given a job that died before it could commit, and a broker that has aborted its transactions since
        Duration timeout = Duration.ofSeconds(2);
        topics.produce(in, LongStream.range(0, 50));
        dieBeforeCommit(timeout);
        await().atMost(DEADLINE)
                .until(() -> transactions(TransactionState.ONGOING).isEmpty());
        assertThat(transactions(TransactionState.COMPLETE_ABORT)).isNotEmpty();

        // When it starts again
        try (JobHost host = JobUnderTest.host()) {
            JobID id = host.submit(job(timeout), settings(timeout, Optional.empty()));

            // Then it fails with the reason, again and again
            await().atMost(DEADLINE).until(() -> failure(host, id).isPresent());
            assertThat(failure(host, id).orElseThrow())
                    .contains(LostTransactionException.class.getName())
                    .contains("BITEBUDGET_RESTORE_FROM");
        }
    }

    @Test
    void anOldSavepointWhoseTransactionalIdsAreInUseAgainStillStarts() throws Exception {
        // Given a savepoint, and a job that went on for a while and ended in the midst of a transaction
        Duration timeout = Duration.ofMinutes(10);
        topics.produce(in, LongStream.range(0, 50));
        Path savepoint;
        try (JobHost host = JobUnderTest.host()) {
            JobID id = host.submit(job(timeout), settings(timeout, Optional.empty()));
            await().atMost(DEADLINE).until(() -> topics.committedAmounts(out).size() == 50);
            String path = host.cluster()
                    .triggerSavepoint(
                            id, state.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                    .get();
            savepoint = Path.of(URI.create(path));
            topics.produce(in, LongStream.range(50, 100));
            await().atMost(DEADLINE).until(() -> topics.committedAmounts(out).size() == 100);
        }

        // When the job goes back to the savepoint
        try (JobHost host = JobUnderTest.host()) {
            JobID id = host.submit(job(timeout), settings(timeout, Optional.of(savepoint)));

            // Then it writes again what came after it, and readers aren't held back
            await().atMost(DEADLINE).until(() -> topics.committedAmounts(out).size() == 150);
            assertThat(failure(host, id)).isEmpty();
        }
    }

    /** Leaves a checkpoint behind that counts records as written whose transactions nobody has committed. */
    private void dieBeforeCommit(Duration timeout) throws Exception {
        JobSettings settings = settings(timeout, Optional.empty());
        TopicSerializer<Money> serializer = new TopicSerializer<>(
                out.name(),
                AvroCodec.of(RegistrySettings.at(settings.registry()), out),
                Money::getCurrency,
                JobActivity.of(jobName()));
        DyingSink<Money> sink =
                new DyingSink<>(new KafkaSinks(jobName(), settings).exactlyOnce(out.name(), serializer));
        FlinkJob dying =
                new CopyJob(jobName(), new KafkaSources(jobName(), settings).topic(in), stream -> stream.sinkTo(sink)
                        .uid("write-" + out.name())
                        .name("write and die"));
        try (JobHost host = JobUnderTest.host()) {
            JobID id = host.submit(dying, settings);
            await().atMost(DEADLINE).until(() -> failure(host, id).isPresent());
        }
        assertThat(topics.committedAmounts(out)).isEmpty();
    }

    private Collection<String> transactions(TransactionState wanted) {
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrap()))) {
            return admin
                    .listTransactions(new ListTransactionsOptions().filterStates(Set.of(wanted)))
                    .all()
                    .get()
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith(jobName()))
                    .toList();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> failure(JobHost host, JobID id) throws Exception {
        AccessExecutionGraph graph = host.cluster().getExecutionGraph(id).get();
        return Optional.ofNullable(graph.getFailureInfo())
                .map(info -> info.getException().getFullStringifiedStackTrace());
    }

    private String jobName() {
        return "copy-" + in.name();
    }

    private FlinkJob job(Duration timeout) {
        JobSettings settings = settings(timeout, Optional.empty());
        return new CopyJob(
                jobName(),
                new KafkaSources(jobName(), settings).topic(in),
                new KafkaSinks(jobName(), settings).topic(out, Money::getCurrency));
    }

    private JobSettings settings(Duration timeout, Optional<Path> restoreFrom) {
        return JobUnderTest.settings(STACK, state, timeout, restoreFrom);
    }
}
