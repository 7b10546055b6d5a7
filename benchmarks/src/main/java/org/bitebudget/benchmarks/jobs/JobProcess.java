package org.bitebudget.benchmarks.jobs;

import java.util.function.Function;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;

/**
 * Hosts one job in this process, as the local stack hosts all of them: the same host, settings from the same variables, the
 * newest checkpoint restored.
 */
public final class JobProcess {

    private JobProcess() {}

    /** Runs until the process ends; the job's checkpoints stay. */
    public static void host(Function<JobSettings, FlinkJob> job) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        JobHost host = JobHost.start(JobHost.Options.from(environment, settings.parallelism()));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "flink-shutdown"));
        host.submit(job.apply(settings), settings);
        Thread.currentThread().join();
    }
}
