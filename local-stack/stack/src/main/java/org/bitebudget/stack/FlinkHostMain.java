package org.bitebudget.stack;

import java.util.List;
import org.apache.flink.configuration.MemorySize;
import org.bitebudget.budget.BudgetStreamMain;
import org.bitebudget.ml.MlInferenceMain;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.price.PriceStreamMain;

/** Runs the three Flink jobs of the product on one small cluster in this process. */
public final class FlinkHostMain {

    /** How many jobs there are. */
    static final int JOBS = 3;

    private static final int USUAL_PORT = 8083;

    private FlinkHostMain() {}

    /** Takes its settings from the environment and runs until the process is asked to end; the jobs' checkpoints stay. */
    public static void main(String[] args) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        List<FlinkJob> jobs =
                List.of(PriceStreamMain.job(settings), BudgetStreamMain.job(settings), MlInferenceMain.job(settings));
        JobHost host = JobHost.start(new JobHost.Options(
                jobs.size() * settings.parallelism(),
                MemorySize.ofMebiBytes(256),
                environment.port("BITEBUDGET_PORT", USUAL_PORT),
                environment.text("BITEBUDGET_FLINK_METRICS_PORT", "9249")));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "flink-shutdown"));
        for (FlinkJob job : jobs) {
            host.submit(job, settings);
        }
        Thread.currentThread().join();
    }
}
