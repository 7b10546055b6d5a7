package org.bitebudget.benchmarks.forecasts;

import org.bitebudget.benchmarks.jobs.CountJob;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProcess;
import org.bitebudget.ml.MlInferenceMain;
import org.bitebudget.ml.job.ForecastJob;
import org.bitebudget.schema.Topics;

/** Hosts ml-inference-job, or what it is held against; {@link ForecastPrograms} holds the arguments. */
public final class ForecastJobProcess {

    private ForecastJobProcess() {}

    /** Runs until the process ends. */
    public static void main(String[] args) throws Exception {
        JobProcess.host(settings -> switch (args[0]) {
            case ForecastJob.NAME -> MlInferenceMain.job(settings);
            case Counts.JOB -> CountJob.of(settings, Topics.PRICE_OBSERVATIONS, DailyPrices::key);
            default -> throw new IllegalArgumentException("no job named " + args[0]);
        });
    }
}
