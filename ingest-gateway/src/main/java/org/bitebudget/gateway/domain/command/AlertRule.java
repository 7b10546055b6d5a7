package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * What a household wants to be told about prices.
 *
 * @param kind what makes it fire
 * @param subject what it watches
 * @param target price to reach, for TARGET_REACHED
 * @param percent change to reach, for DROP_PERCENT, RISE_PERCENT and, if wanted, CHEAPER_ELSEWHERE; 10 is 10 %
 * @param hysteresis how far the price must come back before it may fire again, in percent
 * @param validFrom first instant it holds; now if absent
 * @param validTo first instant it no longer holds
 * @param quiet when the household isn't to be told
 */
public record AlertRule(
        Kind kind,
        Subject subject,
        Optional<Money> target,
        Optional<BigDecimal> percent,
        Optional<Integer> hysteresis,
        Optional<Instant> validFrom,
        Optional<Instant> validTo,
        Optional<Quiet> quiet) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int PERCENT_DECIMALS = 6;
    private static final int MINUTES = 24 * 60;
    private static final Set<Kind> NEED_PERCENT = Set.of(Kind.DROP_PERCENT, Kind.RISE_PERCENT);
    private static final Set<Kind> WITHOUT_PRICE = Set.of(Kind.BACK_IN_STOCK, Kind.SHRINKFLATION);

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
        /** It is there again. */
        BACK_IN_STOCK,
        /** Another store asks less. */
        CHEAPER_ELSEWHERE,
        /** There is less of it for the money. */
        SHRINKFLATION
    }

    /**
     * What a rule watches: a product of a store, one across stores, or a category.
     *
     * @param store one store; all if absent
     * @param product a product of that store
     * @param canonicalProductId a product across stores
     * @param categoryId a category with all below it
     */
    public record Subject(
            Optional<String> store,
            Optional<String> product,
            Optional<String> canonicalProductId,
            Optional<String> categoryId) {}

    /**
     * A part of each day, over midnight where it ends before it begins.
     *
     * @param fromMinute first minute of the day
     * @param toMinute first minute after it
     * @param zone IANA zone
     */
    public record Quiet(int fromMinute, int toMinute, String zone) {}

    /** Everything to mend. */
    public List<Fault> faults(Taxonomy taxonomy, Instant now) {
        List<Fault> faults = new ArrayList<>();
        subjectFaults(taxonomy, faults);
        targetFaults(faults);
        percentFaults(faults);
        hysteresisFaults(faults);
        timeFaults(now, faults);
        return faults;
    }

    private void subjectFaults(Taxonomy taxonomy, List<Fault> faults) {
        long named = Stream.of(subject.product, subject.canonicalProductId, subject.categoryId)
                .filter(Optional::isPresent)
                .count();
        if (named == 0) {
            faults.add(new Fault(
                    Rule.MISSING_FIELD, "/product", "what to watch: product, canonical_product_id or category_id"));
        }
        if (named > 1) {
            faults.add(Fault.invalid("/product", "only one of product, canonical_product_id and category_id"));
        }
        if (subject.product.isPresent() && subject.store.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/store", "the store whose product it is"));
        }
        if (subject.categoryId.filter(id -> taxonomy.find(id).isEmpty()).isPresent()) {
            faults.add(new Fault(Rule.UNKNOWN_CATEGORY, "/category_id", "not a category of the taxonomy"));
        }
        if (subject.categoryId.isPresent() && kind == Kind.CHEAPER_ELSEWHERE) {
            faults.add(Fault.invalid("/category_id", "another store is cheaper for a product, not for a category"));
        }
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
        BigDecimal most = kind == Kind.RISE_PERCENT ? THOUSAND : HUNDRED;
        if (NEED_PERCENT.contains(kind) && percent.isEmpty()) {
            faults.add(new Fault(Rule.MISSING_FIELD, "/percent", "the change to reach, such as \"10\""));
        }
        if (!NEED_PERCENT.contains(kind) && kind != Kind.CHEAPER_ELSEWHERE && percent.isPresent()) {
            faults.add(
                    Fault.invalid("/percent", "only with the kinds drop-percent, rise-percent and cheaper-elsewhere"));
        }
        boolean inRange = percent.filter(part -> part.signum() > 0)
                .filter(part -> part.compareTo(most) <= 0)
                .filter(part -> part.stripTrailingZeros().scale() <= PERCENT_DECIMALS)
                .isPresent();
        if (percent.isPresent() && !inRange) {
            faults.add(Fault.invalid("/percent", "above 0 up to " + most + ", with at most 6 decimals"));
        }
    }

    private void hysteresisFaults(List<Fault> faults) {
        if (hysteresis.isPresent() && WITHOUT_PRICE.contains(kind)) {
            faults.add(Fault.invalid("/hysteresis_percent", "not with the kinds back-in-stock and shrinkflation"));
        }
        if (hysteresis.filter(part -> part < 0 || part > 100).isPresent()) {
            faults.add(Fault.invalid("/hysteresis_percent", "from 0 to 100"));
        }
    }

    private void timeFaults(Instant now, List<Fault> faults) {
        if (validTo.filter(end -> !end.isAfter(now)).isPresent()) {
            faults.add(Fault.invalid("/valid_to", "an instant to come"));
        }
        Instant from = validFrom.orElse(now);
        if (validTo.filter(end -> end.isAfter(now) && !end.isAfter(from)).isPresent()) {
            faults.add(Fault.invalid("/valid_to", "after valid_from"));
        }
        if (quiet.filter(time -> !isPartOfADay(time)).isPresent()) {
            faults.add(Fault.invalid("/quiet", "from one time of the day to another one"));
        }
    }

    private static boolean isPartOfADay(Quiet time) {
        return time.fromMinute != time.toMinute
                && time.fromMinute >= 0
                && time.fromMinute < MINUTES
                && time.toMinute >= 0
                && time.toMinute < MINUTES;
    }
}
