package org.bitebudget.ml.job;

import java.time.LocalDate;
import org.bitebudget.platform.flink.ClickHouseTable;
import org.bitebudget.state.ForecastScore;

/** How forecasts did, for analysts: each comparison with what happened a row of {@code ml_model_metrics}. */
public final class ForecastScores {

    /** Name of the table. */
    public static final String TABLE_NAME = "ml_model_metrics";

    /** Its columns. */
    public static final ClickHouseTable<ForecastScore> TABLE = ClickHouseTable.<ForecastScore>named(TABLE_NAME)
            .string("series_id", ForecastScore::getSeriesId)
            .lowCardinality("model", ForecastScore::getModel)
            .lowCardinality("model_version", ForecastScore::getModelVersion)
            .lowCardinality("metric", ForecastScore::getMetric)
            .date32("origin", score -> LocalDate.ofEpochDay(score.getOrigin()))
            .uint16("horizon", ForecastScore::getHorizon)
            .float64("error", ForecastScore::getError)
            .uint32("observations", ForecastScore::getObservations)
            .uint64("revision", ForecastScore::getRevision)
            .uint8("is_deleted", score -> 0)
            .build();

    private ForecastScores() {}
}
