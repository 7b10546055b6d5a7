package org.bitebudget.budget.job.outlook;

import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;

/** The outlook job on its real topics. */
public final class OutlookTopics {

    private OutlookTopics() {}

    /** The job, wired. */
    public static OutlookJob job(JobSettings settings) {
        KafkaSources sources = new KafkaSources(OutlookJob.NAME, settings);
        KafkaSinks sinks = new KafkaSinks(OutlookJob.NAME, settings);
        return new OutlookJob(
                new OutlookJob.Sources(
                        sources.topic(Topics.HOUSEHOLD_AIMS, OutlookAims::refusal),
                        sources.topic(Topics.LEDGER_ENTRIES),
                        sources.topic(Topics.BUDGET_MONTHS)),
                new OutlookJob.Sinks(
                        sinks.topic(Topics.HOUSEHOLD_OUTLOOKS, OutlookTopics::key),
                        sinks.topic(Topics.LEADERBOARD_ENTRIES, OutlookTopics::key),
                        sinks.topic(Topics.BUDGET_ALERTS, OutlookTopics::key)));
    }

    private static String key(HouseholdOutlook outlook) {
        return Keys.join(outlook.getHousehold());
    }

    private static String key(BudgetAlert alert) {
        return Keys.join(alert.getHousehold());
    }

    private static String key(LeaderboardEntry place) {
        return Keys.join(place.getEntryId());
    }
}
