package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class SharedSourceTest {

    @Test
    void aSourceThatSeveralReadIsInTheGraphOnce() {
        // Given a source that two parts of a job read
        StreamSource<Long> shared = SharedSource.of(
                environment -> environment.fromSequence(1, 3).uid("numbers").name("numbers"));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment();
        shared.read(environment).print().uid("one");
        shared.read(environment).print().uid("other");

        // Then the graph has one source and two readers; another graph has its own
        assertThat(environment.getStreamGraph().getStreamNodes())
                .extracting(node -> node.getTransformationUID())
                .containsExactlyInAnyOrder("numbers", "one", "other");
        StreamExecutionEnvironment next = new StreamExecutionEnvironment();
        assertThat(shared.read(next).getExecutionEnvironment()).isNotSameAs(environment);
    }
}
