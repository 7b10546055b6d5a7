package org.bitebudget.benchmarks;

import org.bitebudget.benchmarks.budgets.BudgetStreamBench;
import org.bitebudget.benchmarks.changes.PriceChangesBench;
import org.bitebudget.benchmarks.experiments.ExperimentsBench;
import org.bitebudget.benchmarks.lstm.LstmBench;
import org.bitebudget.benchmarks.prices.PriceStreamBench;
import org.bitebudget.benchmarks.recommendations.RecommendationsBench;
import picocli.CommandLine.Command;

/** Measures; each figure stands beside a reference taken in the same run. */
@Command(
        name = "bench",
        description = "Measures, prints each figure beside its reference and writes both as JSON.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            ReadingBench.class,
            ReceiptsBench.class,
            OcrStreamBench.class,
            CategoriesBench.class,
            ForecastBench.class,
            ExperimentsBench.class,
            LstmBench.class,
            IdleBench.class,
            QueueBench.class,
            RecommendBench.class,
            RecommendationsBench.class,
            ShoppingBench.class,
            PriceStreamBench.class,
            PriceChangesBench.class,
            BudgetStreamBench.class,
            ShrinkflationBench.class,
            SizesBench.class,
            IdentityBench.class,
            ServingBench.class
        })
public final class BenchCommand {}
