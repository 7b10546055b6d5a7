package org.bitebudget.benchmarks.budgets;

import java.util.List;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProgram;
import org.bitebudget.budget.job.BudgetJob;

/** What {@link BudgetJobProcess} runs, for those who start it without having Flink. */
final class BudgetPrograms {

    /** Budget-stream as it is. */
    static final JobProgram STREAM = program(BudgetJob.NAME, BudgetJob.NAME);

    /** Argument: budget-stream without ClickHouse. */
    static final String WITHOUT_TABLES = "without-tables";

    /** Takes plans in without writing the hundreds of rows of each, for a run that is about the ledger. */
    static final JobProgram PLANNING = program(BudgetJob.NAME, WITHOUT_TABLES);

    /** Counts ledger entries by household. */
    static final JobProgram COUNT = program(Counts.JOB, Counts.JOB);

    private BudgetPrograms() {}

    private static JobProgram program(String job, String argument) {
        return new JobProgram(job, "budget-stream", BudgetJobProcess.class, List.of(argument));
    }
}
