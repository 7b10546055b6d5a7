package org.bitebudget.benchmarks.budgets;

import java.util.List;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.JobProgram;
import org.bitebudget.budget.job.BudgetJob;

/** What {@link BudgetJobProcess} runs, for those who start it without having Flink. */
final class BudgetPrograms {

    /** Budget-stream as it is. */
    static final JobProgram STREAM = program(BudgetJob.NAME);

    /** Counts ledger entries by household. */
    static final JobProgram COUNT = program(Counts.JOB);

    private BudgetPrograms() {}

    private static JobProgram program(String job) {
        return new JobProgram(job, "budget-stream", BudgetJobProcess.class, List.of(job));
    }
}
