package org.bitebudget.benchmarks.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.schema.Topic;

/** How far a job has come, as the broker tells without a record being read. */
public final class JobProgress implements AutoCloseable {

    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private final Admin admin;
    private final String job;

    /** @param job name of the job, which is also its consumer group */
    public JobProgress(String bootstrap, String job) {
        this.admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        this.job = job;
    }

    /**
     * When a job was done.
     *
     * @param caughtUp when all it had read was answered on its outputs and committed
     * @param lastWritten when it committed the last record of all, which a clock may have made it write later
     */
    public record End(Instant caughtUp, Instant lastWritten) {}

    /**
     * Waits until the job has read the topic to its end, with all it wrote committed and nothing more coming.
     *
     * @param quiet so long nothing must have come
     */
    public End awaitEnd(HostedJob running, Topic<?> input, List<Topic<?>> outputs, Duration quiet, Duration atMost) {
        return awaitEnd(running, input, outputs, () -> true, quiet, atMost);
    }

    /**
     * Waits for a job that puts off work on what it has read.
     *
     * @param allDone whether it has nothing put off
     * @param quiet so long nothing must have come, with nothing put off
     */
    public End awaitEnd(
            HostedJob running, Topic<?> input, List<Topic<?>> outputs, Probe allDone, Duration quiet, Duration atMost) {
        Watch watch = new Watch(input, outputs, allDone, quiet);
        running.await(atMost, watch);
        return new End(watch.caughtUp, watch.lastWritten);
    }

    /** Records of the topic that a checkpoint of the job covers. */
    public long read(Topic<?> topic) {
        Map<TopicPartition, OffsetAndMetadata> positions =
                get(admin.listConsumerGroupOffsets(job).partitionsToOffsetAndMetadata()::get);
        return partitions(topic).stream()
                .map(positions::get)
                .mapToLong(position -> position == null ? 0 : position.offset())
                .sum();
    }

    /** Where the topic ends for readers of committed records, or for all. */
    public long end(Topic<?> topic, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions(topic).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        return get(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all()::get).values().stream()
                .mapToLong(each -> each.offset())
                .sum();
    }

    private static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }

    /** Holds when the end has been reached and nothing has moved for a while. */
    private final class Watch implements Probe {

        private final Topic<?> input;
        private final List<Topic<?>> outputs;
        private final Probe allDone;
        private final Duration quiet;
        private final long inputEnd;
        private long outputEnd = -1;
        private Instant quietSince;
        private Instant caughtUp;
        private Instant lastWritten;
        private Instant toldAt = Instant.now();

        Watch(Topic<?> input, List<Topic<?>> outputs, Probe allDone, Duration quiet) {
            this.input = input;
            this.outputs = outputs;
            this.allDone = allDone;
            this.quiet = quiet;
            this.inputEnd = end(input, IsolationLevel.READ_UNCOMMITTED);
        }

        @Override
        public boolean holds() {
            Instant now = Instant.now();
            long read = read(input);
            tell(now, read);
            if (read < inputEnd) {
                return false;
            }
            long committed = sum(IsolationLevel.READ_COMMITTED);
            if (committed < sum(IsolationLevel.READ_UNCOMMITTED)) {
                return false;
            }
            if (committed != outputEnd) {
                outputEnd = committed;
                lastWritten = now;
                quietSince = now;
                caughtUp = caughtUp == null ? now : caughtUp;
            }
            if (!allDone.holds()) {
                quietSince = now;
            }
            return quietSince.plus(quiet).isBefore(now);
        }

        private long sum(IsolationLevel isolation) {
            return outputs.stream().collect(Collectors.summingLong(topic -> end(topic, isolation)));
        }

        private void tell(Instant now, long read) {
            if (toldAt.plus(TELL_EVERY).isBefore(now)) {
                toldAt = now;
                System.err.printf("  %s: %,d of %,d records%n", job, read, inputEnd);
            }
        }
    }

    /** Waits for an answer of the broker. */
    @FunctionalInterface
    private interface Answer<T> {

        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        }
    }
}
