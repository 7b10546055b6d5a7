package org.bitebudget.budget;

import org.bitebudget.budget.job.outlook.OutlookTopics;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobEnvironment;
import org.bitebudget.platform.flink.JobSettings;

/** Starts the outlook job, on the Flink cluster it is submitted to or in its own process. */
public final class HouseholdOutlookMain {

    private HouseholdOutlookMain() {}

    public static void main(String[] args) throws Exception {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        JobEnvironment.execute(job(settings), settings);
    }

    /** The job on its real topics, for whoever hosts several jobs. */
    public static FlinkJob job(JobSettings settings) {
        return OutlookTopics.job(settings);
    }
}
