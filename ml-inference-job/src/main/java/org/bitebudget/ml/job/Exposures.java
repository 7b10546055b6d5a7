package org.bitebudget.ml.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.ClickHouseTable;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/** Which series a trial of models has reached: an exposure for the first forecast of a series by an arm. */
public final class Exposures extends KeyedProcessFunction<String, ForecastSeries, ExperimentExposure> {
    private static final long serialVersionUID = 1;

    /** Name of the table. */
    public static final String TABLE_NAME = "experiment_exposures";

    /** Its columns. */
    public static final ClickHouseTable<ExperimentExposure> TABLE = ClickHouseTable.<ExperimentExposure>named(
                    TABLE_NAME)
            .string("experiment_id", ExperimentExposure::getExperimentId)
            .lowCardinality("model", ExperimentExposure::getModel)
            .string("unit", ExperimentExposure::getUnit)
            .lowCardinality("arm", ExperimentExposure::getArm)
            .lowCardinality("version", ExperimentExposure::getVersion)
            .float64("share", exposure -> exposure.getShare() == null ? 0 : exposure.getShare())
            .dateTime64("exposed_at", exposure -> exposure.getEnvelope().getOccurredAt())
            .uint64("revision", exposure -> exposure.getEnvelope().getRevision())
            .uint8("is_deleted", exposure -> 0)
            .build();

    private transient ValueState<String> told;

    /** Adds the graph behind forecasts; while no trial runs, nothing flows here. */
    static DataStream<ExperimentExposure> of(DataStream<ForecastSeries> forecasts) {
        return forecasts
                .filter(forecast -> forecast.getExperimentId() != null)
                .uid("forecasts-on-trial")
                .name("forecasts of series that are in a trial")
                .keyBy(ForecastSeries::getSeriesId)
                .process(new Exposures())
                .returns(AvroTypes.of(ExperimentExposure.class))
                .uid("experiment-exposures")
                .name("first forecast of each series by an arm of a trial");
    }

    @Override
    public void open(OpenContext context) {
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.STRING));
    }

    @Override
    public void processElement(ForecastSeries forecast, Context context, Collector<ExperimentExposure> out)
            throws Exception {
        String exposure = Keys.join(forecast.getExperimentId(), forecast.getSeriesId(), forecast.getArm());
        if (exposure.equals(told.value())) {
            return;
        }
        told.update(exposure);
        long revision = forecast.getEnvelope().getRevision();
        out.collect(ExperimentExposure.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event(ForecastJob.NAME, exposure, revision))
                        .setSubjectId(exposure)
                        .setRevision(revision)
                        .setOccurredAt(forecast.getEnvelope().getRecordedAt())
                        .setRecordedAt(forecast.getEnvelope().getRecordedAt())
                        .setProducer(ForecastJob.NAME)
                        .build())
                .setExperimentId(forecast.getExperimentId())
                .setModel(ModelKind.LSTM.label())
                .setUnit(forecast.getSeriesId())
                .setArm(forecast.getArm())
                .setVersion(forecast.getArmVersion())
                .build());
    }
}
