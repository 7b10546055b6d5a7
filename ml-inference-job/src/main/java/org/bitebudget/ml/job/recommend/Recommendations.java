package org.bitebudget.ml.job.recommend;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.ml.job.ModelVersions;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.ClickHouseTable;
import org.bitebudget.platform.flink.StreamSink;
import org.bitebudget.platform.flink.StreamSource;
import org.bitebudget.state.HeldProduct;
import org.bitebudget.state.RecommendationOutcomeRow;

/**
 * What households may want next:
 *
 * <pre>
 * receipt readings ─┬─▶ by household ─▶ recommend ─┬───────────────────────────────▶ lists
 * exposures ────────┘                              ├─▶ by region ─▶ count households ─▶ lists
 *                                                  ├─▶ outcomes ─▶ ClickHouse
 *                                                  ├─▶ model versions (the recommenders that speak)
 *                                                  └─▶ exposures (households that a trial of recommenders reached)
 * </pre>
 *
 * @param readings receipts as they hold now
 * @param exposures what households were shown
 * @param lists where recommendations go
 * @param outcomes where it goes what came of them
 * @param trials where it goes what is told of the models
 * @param settings where trained recommenders are kept
 */
public record Recommendations(
        StreamSource<ReceiptReading> readings,
        StreamSource<RecommendationExposure> exposures,
        StreamSink<RecommendationList> lists,
        StreamSink<RecommendationOutcomeRow> outcomes,
        Trials trials,
        RecommendSettings settings) {

    /**
     * What is told of the models themselves.
     *
     * @param versions where it goes which recommenders speak
     * @param exposures where it goes which households a trial of them reached
     */
    public record Trials(StreamSink<ModelVersion> versions, StreamSink<ExperimentExposure> exposures) {}

    /** Name of the table of outcomes. */
    public static final String TABLE_NAME = "recommendation_outcomes";

    /** Its columns. */
    public static final ClickHouseTable<RecommendationOutcomeRow> TABLE =
            ClickHouseTable.<RecommendationOutcomeRow>named(TABLE_NAME)
                    .string("exposure_id", RecommendationOutcomeRow::getExposureId)
                    .lowCardinality("kind", RecommendationOutcomeRow::getKind)
                    .uint32("position", RecommendationOutcomeRow::getPosition)
                    .dateTime64("shown_at", RecommendationOutcomeRow::getShownAt)
                    .lowCardinality("model", RecommendationOutcomeRow::getModel)
                    .lowCardinality("model_version", RecommendationOutcomeRow::getModelVersion)
                    .lowCardinality("experiment", RecommendationOutcomeRow::getExperiment)
                    .lowCardinality("arm", RecommendationOutcomeRow::getArm)
                    .string("unit", RecommendationOutcomeRow::getUnit)
                    .uint8("settled", row -> row.getSettled() ? 1 : 0)
                    .uint8("taken", row -> row.getTaken() ? 1 : 0)
                    .uint64("revision", RecommendationOutcomeRow::getRevision)
                    .uint8("is_deleted", row -> 0)
                    .build();

    /** Adds the graph. */
    public void define(StreamExecutionEnvironment environment) {
        DataStream<ReceiptReading> bought = readings.read(environment);
        DataStream<RecommendationExposure> shown = exposures.read(environment);
        SingleOutputStreamOperator<RecommendationList> own = bought.keyBy(ReceiptReading::getHousehold)
                .connect(shown.keyBy(RecommendationExposure::getHousehold))
                .transform("recommend", AvroTypes.of(RecommendationList.class), new RecommendOperator(settings))
                .uid("recommend");
        DataStream<RecommendationList> popular = own.getSideOutput(RecommendOperator.HELD)
                .keyBy(HeldProduct::getRegion)
                .transform("count households", AvroTypes.of(RecommendationList.class), new PopularOperator())
                .uid("count-households");
        lists.write(own.union(popular));
        outcomes.write(own.getSideOutput(RecommendOperator.OUTCOMES));
        trials.versions().write(own.getSideOutput(ModelVersions.OUTPUT));
        trials.exposures().write(own.getSideOutput(RecommendOperator.EXPOSURES));
    }
}
