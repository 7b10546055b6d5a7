package org.bitebudget.platform.flink;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job whose sources and sinks came in by its constructor, so that the same graph runs against real topics, in an
 * operator harness and on a MiniCluster.
 */
public interface FlinkJob {

    /** Name of the app: names the job, its checkpoints, its consumer group and its transactions. Never changes. */
    String name();

    /** Adds the job's graph; reads like the diagram of the app. Every operator gets a uid and a name. */
    void define(StreamExecutionEnvironment environment);

    /** The job with another graph beside its own, in the same process and under the same name. */
    default FlinkJob beside(Consumer<StreamExecutionEnvironment> graph) {
        FlinkJob job = this;
        return new FlinkJob() {
            @Override
            public String name() {
                return job.name();
            }

            @Override
            public void define(StreamExecutionEnvironment environment) {
                job.define(environment);
                graph.accept(environment);
            }
        };
    }
}
