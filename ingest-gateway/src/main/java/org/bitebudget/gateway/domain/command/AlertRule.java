package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * What a household wants to be told about prices.
 *
 * @param kind what makes it fire
 * @param store one store; all when absent
 * @param product one product of that store
 * @param categoryId products of a category
 * @param target price to reach, for TARGET_REACHED
 * @param percent change to reach, for DROP_PERCENT and RISE_PERCENT; 10 is 10 %
 * @param validTo last instant it holds
 */
public record AlertRule(
        Kind kind,
        Optional<String> store,
        Optional<String> product,
        Optional<String> categoryId,
        Optional<Money> target,
        Optional<BigDecimal> percent,
        Optional<Instant> validTo) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    /** What makes a rule fire. */
    public enum Kind {
        /** The price is the target or below. */
        TARGET_REACHED,
        /** The price fell by that much. */
        DROP_PERCENT,
        /** The price rose by that much. */
        RISE_PERCENT,
        /** The price was never so low. */
        NEW_LOW,
        /** The product is sold again. */
        BACK_IN_STOCK,
        /** Another store sells it for less. */
        CHEAPER_ELSEWHERE,
        /** The pack got smaller at the same price. */
        SHRINKFLATION
    }

    /** Everything to mend. */
    public List<Fault> faults(Taxonomy taxonomy, Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (product.isPresent() && store.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/store", "a product is one of a store"));
        }
        if (categoryId.filter(id -> taxonomy.find(id).isEmpty()).isPresent()) {
            faults.add(new Fault(Rule.UNKNOWN_CATEGORY, "/category_id", "not a category of the taxonomy"));
        }
        targetFaults(faults);
        percentFaults(faults);
        if (validTo.filter(end -> !end.isAfter(now)).isPresent()) {
            faults.add(Fault.invalid("/valid_to", "an instant to come"));
        }
        return faults;
    }

    private void targetFaults(List<Fault> faults) {
        boolean needed = kind == Kind.TARGET_REACHED;
        if (needed && target.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/target", "the price to reach"));
        }
        if (needed && product.isEmpty() && categoryId.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/product", "a target is for a product or a category"));
        }
        if (!needed && target.isPresent()) {
            faults.add(Fault.invalid("/target", "only with the kind target-reached"));
        }
        if (target.filter(money -> money.minor() <= 0).isPresent()) {
            faults.add(Fault.invalid("/target/minor", "above zero"));
        }
    }

    private void percentFaults(List<Fault> faults) {
        boolean needed = kind == Kind.DROP_PERCENT || kind == Kind.RISE_PERCENT;
        BigDecimal most = kind == Kind.DROP_PERCENT ? HUNDRED : MOST;
        if (needed && percent.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/percent", "the change to reach, such as \"10\""));
        }
        if (!needed && percent.isPresent()) {
            faults.add(Fault.invalid("/percent", "only with the kinds drop-percent and rise-percent"));
        }
        if (percent.filter(part -> part.signum() <= 0 || part.compareTo(most) > 0)
                .isPresent()) {
            faults.add(Fault.invalid("/percent", "above 0 up to " + most));
        }
    }
}
