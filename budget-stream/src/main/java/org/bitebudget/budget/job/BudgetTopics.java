package org.bitebudget.budget.job;

import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.Redistribution;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.flink.ClickHouseSink;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;

/** The job on its real topics and tables. */
public final class BudgetTopics {

    private BudgetTopics() {}

    /** The job, wired. */
    public static BudgetJob job(JobSettings settings) {
        RegistrySettings registry = RegistrySettings.at(settings.registry());
        return new BudgetJob(
                sources(settings),
                sinks(settings),
                new Refusals(
                        AvroCodec.of(registry, Topics.LEDGER_ENTRIES)::encode,
                        AvroCodec.of(registry, Topics.BUDGET_DECISIONS)::encode));
    }

    private static BudgetJob.Sources sources(JobSettings settings) {
        KafkaSources topics = new KafkaSources(BudgetJob.NAME, settings);
        return new BudgetJob.Sources(
                topics.topic(Topics.BUDGET_PLAN_CHANGES, PlanChanges::refusal),
                topics.topic(Topics.LEDGER_ENTRIES, LedgerEntries::refusal),
                topics.topic(Topics.BUDGET_DECISIONS),
                // what contradicts itself is refused by the job that keeps all aims
                topics.topic(Topics.HOUSEHOLD_AIMS),
                topics.topic(Topics.FX_RATES, DatedRates::refusal));
    }

    private static BudgetJob.Sinks sinks(JobSettings settings) {
        KafkaSinks topics = new KafkaSinks(BudgetJob.NAME, settings);
        return new BudgetJob.Sinks(
                topics.topic(Topics.BUDGET_MONTHS, BudgetTopics::key),
                topics.topic(Topics.BUDGET_PLANS, BudgetTopics::key),
                topics.topic(Topics.BUDGET_REDISTRIBUTIONS, BudgetTopics::key),
                topics.topic(Topics.BUDGET_ALERTS, BudgetTopics::key),
                ClickHouseSink.of(settings, "spending", SpendingRow.table()),
                ClickHouseSink.of(settings, "budget_days", BudgetDayRow.table()),
                topics.refusals(Topics.LEDGER_ENTRIES),
                topics.refusals(Topics.BUDGET_DECISIONS));
    }

    private static String key(BudgetMonth month) {
        return Keys.join(month.getHousehold(), month.getMonth());
    }

    private static String key(BudgetPlan plan) {
        return Keys.join(plan.getHousehold(), plan.getMonth());
    }

    private static String key(Redistribution redistribution) {
        return Keys.join(redistribution.getHousehold(), redistribution.getRedistributionId());
    }

    private static String key(BudgetAlert alert) {
        return Keys.join(alert.getHousehold());
    }
}
