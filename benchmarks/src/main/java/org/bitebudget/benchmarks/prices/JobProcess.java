package org.bitebudget.benchmarks.prices;

import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.price.PriceStreamMain;
import org.bitebudget.price.job.PriceJob;

/**
 * Hosts one job in a process of its own, as the local stack hosts all of them: the same host, settings from the same
 * variables, the newest checkpoint restored. Arguments: what to run; of {@link #PRELOAD} also how many products and how often each was
 * seen.
 */
public final class JobProcess {

    /** Price-stream with a state that it is loaded with, see {@link PreloadJob}. */
    static final String PRELOAD = "preload";

    /** Price-stream going on from that state. */
    static final String CONTINUED = "continued";

    private JobProcess() {}

    /** Runs until the process ends; the job's checkpoints stay. */
    public static void main(String[] args) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        FlinkJob job =
                switch (args[0]) {
                    case PriceJob.NAME -> PriceStreamMain.job(settings);
                    case Counts.JOB -> CountJob.on(settings);
                    case PRELOAD -> new PreloadJob(settings, Long.parseLong(args[1]), Integer.parseInt(args[2]));
                    case CONTINUED -> PreloadJob.continuedBy(PriceStreamMain.job(settings));
                    default -> throw new IllegalArgumentException("no job named " + args[0]);
                };
        JobHost host = JobHost.start(JobHost.Options.from(environment, settings.parallelism()));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "flink-shutdown"));
        host.submit(job, settings);
        Thread.currentThread().join();
    }
}
