package org.bitebudget.platform.flink;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs several jobs in this process on one small Flink cluster, each with its own checkpoints. Closing ends the jobs and
 * leaves their checkpoints, from which the next host goes on.
 */
public final class JobHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobHost.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MiniCluster cluster;

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
    public record Options(int slots, MemorySize managedMemory, int restPort, String prometheusPorts) {}

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

    /** Starts the job from its newest retained checkpoint, if it left one. */
    public JobID submit(FlinkJob job, JobSettings settings) throws Exception {
        JobID id = await(cluster.submitJob(JobEnvironment.graph(job, settings).getJobGraph()))
                .getJobID();
        LOG.info("job={} id={} submitted", job.name(), id);
        return id;
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
        return await(cluster.stopWithSavepoint(job, directory, false, SavepointFormatType.CANONICAL));
    }

    /** Cancels the job; its checkpoints stay. */
    public void cancel(JobID job) throws Exception {
        await(cluster.cancelJob(job));
    }

    /** The cluster, for what this class doesn't offer. */
    public MiniCluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
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
