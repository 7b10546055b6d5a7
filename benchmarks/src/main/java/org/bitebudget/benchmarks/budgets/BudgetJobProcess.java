package org.bitebudget.benchmarks.budgets;

import org.bitebudget.benchmarks.jobs.CountJob;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProcess;
import org.bitebudget.budget.BudgetStreamMain;
import org.bitebudget.budget.job.BudgetJob;
import org.bitebudget.budget.job.BudgetTopics;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.schema.Topics;

/** Hosts budget-stream, or what it is held against; {@link BudgetPrograms} holds the arguments. */
public final class BudgetJobProcess {

    private BudgetJobProcess() {}

    /** Runs until the process ends. */
    public static void main(String[] args) throws Exception {
        JobProcess.host(settings -> switch (args[0]) {
            case BudgetJob.NAME -> BudgetStreamMain.job(settings);
            case BudgetPrograms.WITHOUT_TABLES -> withoutTables(BudgetTopics.job(settings));
            case Counts.JOB -> CountJob.of(settings, Topics.LEDGER_ENTRIES, LedgerEntry::getHousehold);
            default -> throw new IllegalArgumentException("no job named " + args[0]);
        });
    }

    private static BudgetJob withoutTables(BudgetJob job) {
        BudgetJob.Sinks sinks = job.sinks();
        return new BudgetJob(
                job.sources(),
                new BudgetJob.Sinks(
                        sinks.months(),
                        sinks.plans(),
                        sinks.redistributions(),
                        sinks.alerts(),
                        rows -> {},
                        rows -> {},
                        sinks.refusedEntries(),
                        sinks.refusedDecisions()),
                job.refusals());
    }
}
