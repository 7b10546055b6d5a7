package org.bitebudget.stack;

import java.util.List;
import org.bitebudget.budget.BudgetStreamMain;
import org.bitebudget.budget.HouseholdOutlookMain;
import org.bitebudget.ml.MlInferenceMain;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.price.PriceStreamMain;

/** Runs the Flink jobs of the product on one small cluster in this process. */
public final class FlinkHostMain {

    /** How many jobs there are. */
    static final int JOBS = 4;

    private FlinkHostMain() {}

    /** Takes its settings from the environment and runs until the process is asked to end; the jobs' checkpoints stay. */
    public static void main(String[] args) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        List<FlinkJob> jobs = List.of(
                PriceStreamMain.job(settings),
                BudgetStreamMain.job(settings),
                HouseholdOutlookMain.job(settings),
                MlInferenceMain.job(settings));
        JobHost host = JobHost.start(JobHost.Options.from(environment, jobs.size() * settings.parallelism()));
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "flink-shutdown"));
        for (FlinkJob job : jobs) {
            host.submit(job, settings);
        }
        Thread.currentThread().join();
    }
}
