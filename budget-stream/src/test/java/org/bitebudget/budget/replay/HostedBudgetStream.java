package org.bitebudget.budget.replay;

import org.apache.flink.configuration.MemorySize;
import org.bitebudget.budget.BudgetStreamMain;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobSettings;

/** Budget-stream in a process of its own, so that a test can kill it; settings by environment variables. */
public final class HostedBudgetStream {

    private HostedBudgetStream() {}

    /** Runs until the process ends; the job's checkpoints stay. */
    public static void main(String[] args) throws Exception {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        JobHost host = JobHost.start(new JobHost.Options(settings.parallelism(), MemorySize.ofMebiBytes(64), 0, ""));
        host.submit(BudgetStreamMain.job(settings), settings);
        Thread.currentThread().join();
    }
}
