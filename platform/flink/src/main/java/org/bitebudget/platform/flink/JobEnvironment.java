package org.bitebudget.platform.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one configuration under which every job of ours runs, on a cluster, in the local stack and in tests: incremental
 * RocksDB checkpoints that stay when the job ends, exactly once, no generated uids, no types that fall back to Kryo, and
 * a start from the newest checkpoint left behind.
 */
public final class JobEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(JobEnvironment.class);
    private static final int RETAINED_CHECKPOINTS = 3;
    private static final int ROCKSDB_LEVELS = 7;

    private JobEnvironment() {}

    /** Runs the job alone, on the cluster it was handed to or, started as a plain program, inside this process. */
    public static void execute(FlinkJob job, JobSettings settings) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration(job.name(), settings));
        job.define(environment);
        TransactionSweeper.sweep(job.name(), settings, environment.getTransformations());
        environment.execute(job.name());
    }

    /** The job as a graph that a cluster takes, restore path included; orphaned transactions are aborted on the way. */
    public static StreamGraph graph(FlinkJob job, JobSettings settings) {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration(job.name(), settings));
        job.define(environment);
        TransactionSweeper.sweep(job.name(), settings, environment.getTransformations());
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(job.name());
        return graph;
    }

    /** The job's configuration; a checkpoint to restore is looked up now. */
    public static Configuration configuration(String job, JobSettings settings) {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        pipeline(configuration);
        checkpoints(configuration, job, settings);
        state(configuration);
        restarts(configuration);
        restore(configuration, job, settings);
        return configuration;
    }

    private static void pipeline(Configuration configuration) {
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // Operators here never keep or change a record they were handed, so chained operators need no copies.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
    }

    private static void checkpoints(Configuration configuration, String job, JobSettings settings) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(5));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpointsOf(job).toUri().toString());
    }

    private static void state(Configuration configuration) {
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        // Measured on price statistics: +31 % without compression; the state is small and short of repetition.
        configuration.set(
                RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
                Collections.nCopies(ROCKSDB_LEVELS, CompressionType.NO_COMPRESSION));
        // For state beyond memory (docs/adr/0033): one run has a key, and runs are merged with their like.
        configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        configuration.set(RocksDBConfigurableOptions.COMPACTION_STYLE, CompactionStyle.UNIVERSAL);
    }

    private static void restarts(Configuration configuration) {
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
    }

    private static void restore(Configuration configuration, String job, JobSettings settings) {
        Optional<Path> path = settings.restoreFrom().or(() -> RetainedCheckpoints.newest(settings.checkpointsOf(job)));
        path.ifPresentOrElse(
                checkpoint -> {
                    LOG.info("job={} restores={}", job, checkpoint);
                    configuration.set(
                            StateRecoveryOptions.SAVEPOINT_PATH,
                            checkpoint.toAbsolutePath().toUri().toString());
                    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
                },
                () -> LOG.info("job={} starts without a checkpoint", job));
    }
}
