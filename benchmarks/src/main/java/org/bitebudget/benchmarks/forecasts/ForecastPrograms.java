package org.bitebudget.benchmarks.forecasts;

import java.util.List;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProgram;
import org.bitebudget.ml.job.ForecastJob;

/** What {@link ForecastJobProcess} runs, for those who start it without having Flink. */
public final class ForecastPrograms {

    /** Ml-inference-job as it is. */
    public static final JobProgram FORECAST = program(ForecastJob.NAME);

    /** Counts observations by product. */
    static final JobProgram COUNT = program(Counts.JOB);

    private ForecastPrograms() {}

    private static JobProgram program(String job) {
        return new JobProgram(job, "ml-inference-job", ForecastJobProcess.class, List.of(job));
    }
}
