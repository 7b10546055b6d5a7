package org.bitebudget.platform.flink;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.Money;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topic.Retention;

/** Topics of amounts, made for one test. */
final class TestTopics {

    private static final int PARTITIONS = 2;

    private final StackExtension stack;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    TestTopics(StackExtension stack) {
        this.stack = stack;
    }

    Topic<Money> create(String name) {
        Topic<Money> topic = new Topic<>(
                "test." + name + "-" + suffix,
                List.of("currency"),
                Money.class,
                Partitioning.WHOLE_KEY,
                new Retention.Forever());
        TopicSetup setup = new TopicSetup(stack.bootstrap(), (short) 1);
        setup.create(topic.name(), PARTITIONS, topic.brokerConfig());
        setup.create(topic.deadLetters(), 1, Map.of());
        return topic;
    }

    /** Writes the even amounts in one currency and the odd ones in another. */
    void produce(Topic<Money> topic, LongStream amounts) {
        Map<String, List<Money>> byCurrency = amounts.mapToObj(
                        amount -> new Money(amount, amount % 2 == 0 ? "EUR" : "USD"))
                .collect(Collectors.groupingBy(Money::getCurrency));
        byCurrency.forEach((currency, money) -> stack.topics().send(topic, currency, money));
    }

    /** What a read_committed reader sees up to the last stable offset, as amounts. */
    List<Long> committedAmounts(Topic<Money> topic) {
        return stack.topics().events(topic).stream().map(Money::getMinor).toList();
    }
}
