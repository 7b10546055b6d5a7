package org.bitebudget.price;

import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.ClickHouseSink;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobEnvironment;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.job.ObservationCheck;
import org.bitebudget.price.job.PriceHistoryTable;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.price.job.PriceQuarantineTable;
import org.bitebudget.price.job.alert.AlertRules;
import org.bitebudget.price.job.identity.IdentityDecisions;
import org.bitebudget.price.job.identity.ProductIdentityTable;
import org.bitebudget.schema.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs price-stream alone; settings by environment variables, see {@link JobSettings#from}. */
public final class PriceStreamMain {

    private static final Logger LOG = LoggerFactory.getLogger(PriceStreamMain.class);

    private PriceStreamMain() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws Exception {
        Settings environment = Settings.fromEnvironment();
        JobSettings settings = JobSettings.from(environment);
        LOG.info("app={} {}", PriceJob.NAME, environment.described());
        JobEnvironment.execute(job(settings), settings);
    }

    /** The job on its topics and tables, for hosts that run it beside others. */
    public static FlinkJob job(JobSettings settings) {
        KafkaSources sources = new KafkaSources(PriceJob.NAME, settings);
        KafkaSinks sinks = new KafkaSinks(PriceJob.NAME, settings);
        return new PriceJob(
                new PriceJob.Inputs(
                        sources.topic(Topics.PRICE_OBSERVATIONS, new ObservationCheck()),
                        sources.topic(Topics.PRICE_ALERT_RULES, AlertRules.CHECK),
                        sources.topic(Topics.PRODUCT_IDENTITY_DECISIONS, IdentityDecisions.CHECK),
                        sources.topic(Topics.PRODUCT_IDENTITIES),
                        sources.topic(Topics.PRICE_QUARANTINE)),
                new PriceJob.Outputs(
                        ClickHouseSink.of(settings, PriceHistoryTable.NAME, PriceHistoryTable.TABLE),
                        sinks.topic(Topics.PRICE_CURRENT, price -> price.getEnvelope()
                                .getSubjectId()),
                        sinks.topic(Topics.PRICE_QUARANTINE, price -> Keys.join(price.getStore(), price.getProduct())),
                        sinks.topic(Topics.PRICE_ALERTS, alert -> Keys.join(alert.getHousehold())),
                        sinks.topic(
                                        Topics.PRODUCT_IDENTITIES,
                                        identity -> Keys.join(identity.getStore(), identity.getProduct()))
                                .and(ClickHouseSink.of(
                                        settings, ProductIdentityTable.NAME, ProductIdentityTable.TABLE)),
                        ClickHouseSink.of(settings, PriceQuarantineTable.NAME, PriceQuarantineTable.TABLE)));
    }
}
