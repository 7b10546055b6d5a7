package org.bitebudget.benchmarks.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.files.DurableFiles;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;

/**
 * Hosts one job in this process, as the local stack hosts all of them: the same host, settings from the same variables, the
 * newest checkpoint restored. A file named {@link #ANEW} makes the process forget what the job knows and start it once more; the
 * file goes when that is done.
 */
public final class JobProcess {

    /** Lies in the directory of the data. */
    static final String ANEW = "start-anew";

    private JobProcess() {}

    /** Runs until the process ends; the job's checkpoints stay. */
    public static void host(Function<JobSettings, FlinkJob> job) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        JobHost host = JobHost.start(JobHost.Options.from(environment, settings.parallelism()));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "flink-shutdown"));
        Path anew = environment.path("BITEBUDGET_DATA", Path.of("var")).resolve(ANEW);
        while (true) {
            FlinkJob running = job.apply(settings);
            JobID id = host.submit(running, settings);
            Files.deleteIfExists(anew);
            while (!Files.exists(anew)) {
                Probe.pause();
            }
            host.cancel(id);
            while (!host.status(id).isGloballyTerminalState()) {
                Probe.pause();
            }
            forget(running.name(), settings);
        }
    }

    private static void forget(String job, JobSettings settings) throws Exception {
        DurableFiles.deleteTree(settings.checkpointsOf(job));
        try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka()))) {
            admin.deleteConsumerGroups(List.of(job)).all().get();
        }
    }
}
