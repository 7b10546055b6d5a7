package org.bitebudget.benchmarks.prices;

import org.bitebudget.benchmarks.jobs.CountJob;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProcess;
import org.bitebudget.price.PriceStreamMain;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topics;

/** Hosts price-stream, or what it is held against; {@link PricePrograms} holds the arguments. */
public final class PriceJobProcess {

    private PriceJobProcess() {}

    /** Runs until the process ends. */
    public static void main(String[] args) throws Exception {
        JobProcess.host(settings -> switch (args[0]) {
            case PriceJob.NAME -> PriceStreamMain.job(settings);
            case Counts.JOB -> CountJob.of(settings, Topics.PRICE_OBSERVATIONS, Copies::key);
            case PricePrograms.PRELOAD -> new PreloadJob(settings, Long.parseLong(args[1]), Integer.parseInt(args[2]));
            case PricePrograms.CONTINUE -> PreloadJob.continuedBy(PriceStreamMain.job(settings));
            default -> throw new IllegalArgumentException("no job named " + args[0]);
        });
    }
}
