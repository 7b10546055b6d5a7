package org.bitebudget.benchmarks.prices;

import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.price.PriceStreamMain;
import org.bitebudget.price.job.PriceJob;

/**
 * Hosts one job in a process of its own, as the local stack hosts all of them: the same host, settings from the same
 * variables, the newest checkpoint restored. Argument: the job's name.
 */
public final class JobProcess {

    private JobProcess() {}

    /** Runs until the process ends; the job's checkpoints stay. */
    public static void main(String[] args) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        FlinkJob job =
                switch (args[0]) {
                    case PriceJob.NAME -> PriceStreamMain.job(settings);
                    case Counts.JOB -> CountJob.on(settings);
                    default -> throw new IllegalArgumentException("no job named " + args[0]);
                };
        JobHost host = JobHost.start(JobHost.Options.from(environment, settings.parallelism()));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "flink-shutdown"));
        host.submit(job, settings);
        Thread.currentThread().join();
    }
}
