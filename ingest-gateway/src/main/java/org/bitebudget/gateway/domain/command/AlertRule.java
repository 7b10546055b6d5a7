package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * What a household wants to be told about the price of one product of one store.
 *
 * @param kind what makes it fire
 * @param store the store
 * @param product a product of that store
 * @param target price to reach, for TARGET_REACHED
 * @param percent change to reach, for DROP_PERCENT and RISE_PERCENT; 10 is 10 %
 * @param validTo last instant it holds
 */
public record AlertRule(
        Kind kind,
        String store,
        String product,
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
        NEW_LOW
    }

    /** Everything to mend. */
    public List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
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
