package org.bitebudget.budget;

import org.bitebudget.budget.job.BudgetTopics;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobEnvironment;
import org.bitebudget.platform.flink.JobSettings;

/** Starts the budget job, on the Flink cluster it is submitted to or in its own process. */
public final class BudgetStreamMain {

    private BudgetStreamMain() {}

    public static void main(String[] args) throws Exception {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        JobEnvironment.execute(BudgetTopics.job(settings), settings);
    }
}
