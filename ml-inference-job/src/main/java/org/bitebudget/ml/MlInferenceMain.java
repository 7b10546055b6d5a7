package org.bitebudget.ml;

import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.job.AppUse;
import org.bitebudget.ml.job.Exposures;
import org.bitebudget.ml.job.ForecastJob;
import org.bitebudget.ml.job.ForecastScores;
import org.bitebudget.ml.job.ForecastSettings;
import org.bitebudget.ml.job.KnownWeather;
import org.bitebudget.ml.job.recommend.ListEvents;
import org.bitebudget.ml.job.recommend.RecommendSettings;
import org.bitebudget.ml.job.recommend.Recommendations;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.ClickHouseSink;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobEnvironment;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.flink.SharedSink;
import org.bitebudget.platform.flink.SharedSource;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;

/** Starts the forecast job on real topics. */
public final class MlInferenceMain {
    private MlInferenceMain() {}

    public static void main(String[] args) throws Exception {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        JobEnvironment.execute(job(settings), settings);
    }

    /** The job on its real topics with the settings of this process, for whoever hosts several jobs. */
    public static FlinkJob job(JobSettings settings) {
        return job(settings, ForecastSettings.from(Settings.fromEnvironment()));
    }

    /** The job on its real topics. */
    public static FlinkJob job(JobSettings job, ForecastSettings settings) {
        KafkaSources sources = new KafkaSources(ForecastJob.NAME, job);
        KafkaSinks sinks = new KafkaSinks(ForecastJob.NAME, job);
        AppUse use =
                new AppUse(sources.topic(Topics.APP_EVENTS), ClickHouseSink.of(job, AppUse.TABLE_NAME, AppUse.TABLE));
        StreamSource<ReceiptReading> readings = SharedSource.of(sources.topic(Topics.RECEIPT_READINGS));
        SharedSink<ModelVersion> versions = SharedSink.of(sinks.topic(Topics.MODEL_VERSIONS, MlInferenceMain::key));
        SharedSink<ExperimentExposure> exposures =
                SharedSink.of(sinks.topic(Topics.EXPERIMENT_EXPOSURES, MlInferenceMain::key)
                        .and(ClickHouseSink.of(job, Exposures.TABLE_NAME, Exposures.TABLE)));
        Recommendations recommendations = new Recommendations(
                readings,
                sources.topic(Topics.RECOMMENDATION_EXPOSURES),
                sinks.topic(Topics.RECOMMENDATION_LISTS, ListEvents::key),
                ClickHouseSink.of(job, Recommendations.TABLE_NAME, Recommendations.TABLE),
                new Recommendations.Trials(versions, exposures),
                RecommendSettings.from(Settings.fromEnvironment(), settings.models()));
        return new ForecastJob(
                        new ForecastJob.Sources(
                                sources.topic(Topics.PRICE_OBSERVATIONS),
                                sources.topic(Topics.PRICE_QUARANTINE),
                                SharedSource.of(sources.topic(Topics.LEDGER_ENTRIES)),
                                readings,
                                sources.topic(Topics.WEATHER_OBSERVATIONS, KnownWeather::refusal)),
                        new ForecastJob.Sinks(
                                sinks.topic(Topics.FORECAST_SERIES, ForecastSeries::getSeriesId),
                                ClickHouseSink.of(job, ForecastScores.TABLE_NAME, ForecastScores.TABLE),
                                versions,
                                exposures),
                        settings)
                .beside(use::define)
                .beside(recommendations::define)
                .beside(environment -> {
                    versions.define();
                    exposures.define();
                });
    }

    private static String key(ModelVersion version) {
        return Keys.join(version.getModel(), version.getVersion());
    }

    private static String key(ExperimentExposure exposure) {
        return Keys.join(exposure.getExperimentId(), exposure.getUnit());
    }
}
