package org.bitebudget.platform.flink;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.bitebudget.platform.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs several jobs in this process on one small Flink cluster, each with its own checkpoints. Closing ends the jobs and
 * leaves their checkpoints, from which the next host goes on.
 */
public final class JobHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobHost.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration WITHOUT_ACTIVITY = Duration.ofMinutes(1);
    private static final Duration TICK = Duration.ofMillis(100);

    private final MiniCluster cluster;
    private final Map<JobID, Future<?>> pacers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "checkpoint-pacer");
        thread.setDaemon(true);
        return thread;
    });

    private JobHost(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What the host offers its jobs.
     *
     * @param slots sum of the jobs' parallelisms
     * @param managedMemory what RocksDB may take, over all slots
     * @param restPort port of the web interface and REST API; 0 takes any free one
     * @param prometheusPorts one port or a range, such as {@code 9249} or {@code 9249-9259}; empty reports nothing
     */
    public record Options(int slots, MemorySize managedMemory, int restPort, String prometheusPorts) {

        private static final int USUAL_PORT = 8083;

        /** What a host of the running process offers; the defaults fit the embedded stack. */
        public static Options from(Settings environment, int slots) {
            return new Options(
                    slots,
                    MemorySize.parse(environment.text("BITEBUDGET_FLINK_MANAGED_MEMORY", "256 mb")),
                    environment.port("BITEBUDGET_PORT", USUAL_PORT),
                    environment.text("BITEBUDGET_FLINK_METRICS_PORT", "9249"));
        }
    }

    /** Starts the cluster; it answers when this returns. */
    public static JobHost start(Options options) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, options.managedMemory());
        configuration.set(RestOptions.BIND_PORT, Integer.toString(options.restPort()));
        PrometheusReporting.configure(configuration, options.prometheusPorts());
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(options.slots())
                .build());
        cluster.start();
        LOG.info("flink={} slots={}", cluster.getRestAddress().get(), options.slots());
        return new JobHost(cluster);
    }

    /**
     * Starts the job from its newest retained checkpoint, if it left one. As long as it has nothing to do, it takes a
     * checkpoint a minute; else at the pace of its settings, or slower while it works off a backlog.
     */
    public JobID submit(FlinkJob job, JobSettings settings) throws Exception {
        StreamGraph graph = JobEnvironment.graph(job, settings);
        CheckpointConfig checkpoints = graph.getCheckpointConfig();
        Duration pace = Duration.ofMillis(
                Math.max(checkpoints.getCheckpointInterval(), checkpoints.getMinPauseBetweenCheckpoints()));
        checkpoints.setCheckpointInterval(WITHOUT_ACTIVITY.toMillis());
        JobID id = await(cluster.submitJob(graph.getJobGraph())).getJobID();
        pace(id, JobActivity.of(job.name()), pace);
        LOG.info("job={} id={} submitted", job.name(), id);
        return id;
    }

    private void pace(JobID job, JobActivity activity, Duration interval) {
        CheckpointPacer pacer = new CheckpointPacer(
                interval,
                activity::sum,
                activity::isBehind,
                () -> cluster.triggerCheckpoint(job, CheckpointType.CONFIGURED),
                System.nanoTime());
        long tick = Math.min(TICK.toMillis(), interval.toMillis());
        pacers.put(
                job,
                clock.scheduleWithFixedDelay(() -> pacer.tick(System.nanoTime()), tick, tick, TimeUnit.MILLISECONDS));
    }

    private void leaveAlone(JobID job) {
        Future<?> pacer = pacers.remove(job);
        if (pacer != null) {
            pacer.cancel(false);
        }
    }

    /** Where the web interface and REST API listen. */
    public URI address() throws Exception {
        return await(cluster.getRestAddress());
    }

    /** State of a job. */
    public JobStatus status(JobID job) throws Exception {
        return await(cluster.getJobStatus(job));
    }

    /** Takes a canonical savepoint below the directory and stops the job; returns the savepoint's path. */
    public String stopWithSavepoint(JobID job, String directory) throws Exception {
        leaveAlone(job);
        return await(cluster.stopWithSavepoint(job, directory, false, SavepointFormatType.CANONICAL));
    }

    /** Cancels the job; its checkpoints stay. */
    public void cancel(JobID job) throws Exception {
        leaveAlone(job);
        await(cluster.cancelJob(job));
    }

    /** The cluster, for what this class doesn't offer. */
    public MiniCluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("the Flink cluster did not stop", e);
        }
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
