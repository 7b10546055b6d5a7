package org.bitebudget.price.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.price.Observed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleRoutingTest {

    private final PriceAlertRule onMilk = new Observed("Test store", "milk").dropOf(10, "rule-1");
    private KeyedOneInputStreamOperatorTestHarness<String, PriceAlertRule, PriceAlertRule> routing;

    @BeforeEach
    void open() throws Exception {
        routing = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RuleRouting()), PriceAlertRule::getRuleId, Types.STRING);
        routing.open();
    }

    @AfterEach
    void close() throws Exception {
        routing.close();
    }

    @Test
    void aRuleThatMovesToAnotherProductIsTakenAwayFromTheOneBefore() throws Exception {
        PriceAlertRule onBread = revision(1, "bread");

        take(onMilk);
        take(onBread);

        PriceAlertRule gone = PriceAlertRule.newBuilder(onMilk).setDeleted(true).build();
        assertThat(routing.extractOutputValues()).containsExactly(onMilk, gone, onBread);
    }

    @Test
    void aNewRevisionForTheSameProductTakesNothingAway() throws Exception {
        PriceAlertRule again = revision(1, "milk");

        take(onMilk);
        take(again);

        assertThat(routing.extractOutputValues()).containsExactly(onMilk, again);
    }

    @Test
    void anOlderRevisionAndARepetitionEndHere() throws Exception {
        PriceAlertRule newest = revision(2, "milk");

        take(newest);
        take(revision(1, "bread"));
        take(newest);

        assertThat(routing.extractOutputValues()).containsExactly(newest);
    }

    private PriceAlertRule revision(long revision, String product) {
        PriceAlertRule rule =
                PriceAlertRule.newBuilder(onMilk).setProduct(product).build();
        rule.getEnvelope().setRevision(revision);
        return rule;
    }

    private void take(PriceAlertRule rule) throws Exception {
        routing.processElement(new StreamRecord<>(rule));
    }
}
