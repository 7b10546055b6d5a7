package org.bitebudget.benchmarks.prices;

import java.util.List;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProgram;
import org.bitebudget.price.job.PriceJob;

/** What {@link PriceJobProcess} runs, for those who start it without having Flink. */
final class PricePrograms {

    /** Argument: price-stream with a state that it is loaded with. */
    static final String PRELOAD = "preload";

    /** Argument: price-stream going on from that state. */
    static final String CONTINUE = "continue";

    /** Price-stream as it is. */
    static final JobProgram STREAM = program(PriceJob.NAME, PriceJob.NAME);

    /** Counts observations by product. */
    static final JobProgram COUNT = program(Counts.JOB, Counts.JOB);

    /** Price-stream going on from the state of {@link #preload}. */
    static final JobProgram CONTINUED = program(PriceJob.NAME, CONTINUE);

    private PricePrograms() {}

    /** Price-stream with a state that it is loaded with, see {@link PreloadJob}. */
    static JobProgram preload(long products, int visits) {
        return program(PriceJob.NAME, PRELOAD, Long.toString(products), Integer.toString(visits));
    }

    private static JobProgram program(String job, String... arguments) {
        return new JobProgram(job, "price-stream", PriceJobProcess.class, List.of(arguments));
    }
}
