package org.bitebudget.platform.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
import org.apache.flink.util.function.SerializableFunction;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.schema.Topic;

/**
 * Topics as sources of a job: committed records only, from the first one on when no checkpoint says otherwise. Offsets
 * live in the checkpoints; those committed to the broker (group = job name) only let others see the lag. Records that
 * can't be decoded or break a rule of the topic go to its dead letters, and the stream goes on.
 */
public final class KafkaSources {

    private static final Duration IDLE_PARTITION = Duration.ofSeconds(5);

    private final String job;
    private final JobSettings settings;
    private final KafkaSinks sinks;

    /** @param job name of the job, which is also its consumer group */
    public KafkaSources(String job, JobSettings settings) {
        this.job = job;
        this.settings = settings;
        this.sinks = new KafkaSinks(job, settings);
    }

    /** All events of the topic, without event time. */
    public <T extends SpecificRecordBase> StreamSource<T> topic(Topic<T> topic) {
        return topic(topic, event -> Optional.empty());
    }

    /** The events of the topic that keep its rules, without event time; the others go to its dead letters. */
    public <T extends SpecificRecordBase> StreamSource<T> topic(Topic<T> topic, EventCheck<T> check) {
        return environment -> read(environment, topic, check, WatermarkStrategy.noWatermarks());
    }

    /**
     * All events of the topic with event time; a partition without records doesn't hold the others back.
     *
     * @param time when an event happened
     * @param disorder how much older than the newest event of its partition an event may be before it counts as late
     */
    public <T extends SpecificRecordBase> StreamSource<T> topic(
            Topic<T> topic, SerializableFunction<T, Instant> time, Duration disorder) {
        WatermarkStrategy<Either<T, DeadLetter>> strategy =
                WatermarkStrategy.<Either<T, DeadLetter>>forBoundedOutOfOrderness(disorder)
                        .withTimestampAssigner((message, appended) ->
                                message.isLeft() ? time.apply(message.left()).toEpochMilli() : appended)
                        .withIdleness(IDLE_PARTITION);
        return environment -> read(environment, topic, event -> Optional.empty(), strategy);
    }

    private <T extends SpecificRecordBase> SingleOutputStreamOperator<T> read(
            StreamExecutionEnvironment environment,
            Topic<T> topic,
            EventCheck<T> check,
            WatermarkStrategy<Either<T, DeadLetter>> watermarks) {
        AvroCodec<T> codec = AvroCodec.of(RegistrySettings.at(settings.registry()), topic);
        KafkaSource<Either<T, DeadLetter>> source = KafkaSource.<Either<T, DeadLetter>>builder()
                .setProperties(ClientDefaults.consumer(settings.kafka(), job))
                .setTopics(topic.name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new TopicDeserializer<>(codec, check, JobActivity.of(job)))
                .setClientIdPrefix(job + "." + topic.name())
                .build();
        SingleOutputStreamOperator<T> events = environment
                .fromSource(source, watermarks, "read " + topic.name())
                .uid("read-" + topic.name())
                .process(new DeadLetterSplit<>())
                .returns(AvroTypes.of(topic.valueType()))
                .uid("split-" + topic.name())
                .name("dead letters of " + topic.name() + " aside");
        sinks.deadLetters(topic).write(events.getSideOutput(DeadLetterSplit.DEAD_LETTERS));
        return events;
    }
}
