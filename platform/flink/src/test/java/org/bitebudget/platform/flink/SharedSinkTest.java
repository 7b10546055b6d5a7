package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collection;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class SharedSinkTest {

    @Test
    void aSinkThatSeveralWriteIsInTheGraphOnceBehindAllOfThem() {
        // Given two parts of a job that write to one sink
        SharedSink<Long> shared =
                SharedSink.of(stream -> stream.print().uid("sink").name("sink"));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment();
        shared.write(environment.fromSequence(1, 3).uid("one"));
        shared.write(environment.fromSequence(4, 6).uid("other"));

        shared.define();

        // Then the graph has both and the sink once, with an edge from each
        Collection<StreamNode> nodes = environment.getStreamGraph().getStreamNodes();
        assertThat(nodes)
                .extracting(node -> node.getTransformationUID())
                .containsExactlyInAnyOrder("one", "other", "sink");
        assertThat(nodes)
                .filteredOn(node -> "sink".equals(node.getTransformationUID()))
                .singleElement()
                .satisfies(sink -> assertThat(sink.getInEdges()).hasSize(2));
        // and the next graph begins anew
        assertThatIllegalStateException().isThrownBy(shared::define);
    }
}
