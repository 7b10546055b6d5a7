package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/**
 * Rules that hold for the graph of every job. State that an operator registers when it opens is not part of the graph;
 * there {@code pipeline.generic-types=false} refuses types that would fall back to Kryo, so a test that opens each operator
 * (harness or MiniCluster) under {@link JobEnvironment}'s configuration covers it.
 */
public final class JobRules {

    private JobRules() {}

    /** Every operator has a uid and a name of its own, and no stream or key falls back to Kryo. */
    public static void check(FlinkJob job, JobSettings settings) {
        StreamGraph graph = JobEnvironment.graph(job, settings);
        List<String> uids = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes()) {
            assertThat(node.getTransformationUID())
                    .as("uid of operator '%s'", node.getOperatorName())
                    .isNotBlank();
            uids.add(node.getTransformationUID());
            assertThat(node.getOperatorName()).isNotBlank();
            Stream.of(
                            Arrays.stream(node.getTypeSerializersIn()),
                            Stream.ofNullable(node.getTypeSerializerOut()),
                            Stream.ofNullable(node.getStateKeySerializer()))
                    .flatMap(serializers -> serializers)
                    .forEach(serializer -> assertNoKryo(node, serializer));
        }
        assertThat(uids).as("uids").doesNotHaveDuplicates().isNotEmpty();
    }

    private static void assertNoKryo(StreamNode node, TypeSerializer<?> serializer) {
        assertThat(serializer)
                .as("serializer at operator '%s'", node.getOperatorName())
                .isNotInstanceOf(KryoSerializer.class);
    }
}
