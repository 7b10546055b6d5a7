package org.bitebudget.price.job.identity;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.IdentityAction;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.platform.flink.EventCheck;

/** Decisions about identities, sent to the products they are about. */
public final class IdentityDecisions implements FlatMapFunction<IdentityDecision, IdentityDecision> {

    /** Refuses decisions that name no two products, with the reason. */
    public static final EventCheck<IdentityDecision> CHECK = IdentityDecisions::refusal;

    private static final long serialVersionUID = 1;

    /** What merges takes both products: the other one keeps what it is by itself. */
    @Override
    public void flatMap(IdentityDecision decision, Collector<IdentityDecision> out) {
        out.collect(decision);
        if (decision.getAction() == IdentityAction.MERGE) {
            out.collect(IdentityDecision.newBuilder(decision)
                    .setStore(decision.getOtherStore())
                    .setProduct(decision.getOtherProduct())
                    .build());
        }
    }

    private static Optional<String> refusal(IdentityDecision decision) {
        boolean unnamed = Stream.of(
                        decision.getStore(),
                        decision.getProduct(),
                        decision.getOtherStore(),
                        decision.getOtherProduct())
                .anyMatch(String::isBlank);
        if (unnamed) {
            return Optional.of("a decision names two products with their stores");
        }
        boolean same = decision.getStore().equals(decision.getOtherStore())
                && decision.getProduct().equals(decision.getOtherProduct());
        return same ? Optional.of("a decision is about two different products") : Optional.empty();
    }
}
