package org.bitebudget.price.job.alert;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.flink.EventCheck;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.price.domain.alert.AlertKind;
import org.bitebudget.price.domain.alert.AlertRule;
import org.bitebudget.price.domain.alert.QuietTime;
import org.bitebudget.price.domain.alert.RuleGroup;
import org.bitebudget.price.domain.alert.Validity;

/** What a rule event means to the domain. */
public final class AlertRules {

    /** Refuses rules that can't be watched, with the reason. */
    public static final EventCheck<PriceAlertRule> CHECK = AlertRules::refusal;

    private static final int PERCENT_DECIMALS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private AlertRules() {}

    /** {@code household|rule}. */
    static String key(PriceAlertRule rule) {
        return Keys.join(rule.getHousehold(), rule.getRuleId());
    }

    /** A rule that passed the {@link #CHECK}. */
    static AlertRule toDomain(PriceAlertRule rule) {
        AlertKind kind = AlertKind.valueOf(rule.getKind().name());
        boolean hasTarget = kind == AlertKind.TARGET_REACHED;
        RuleGroup group = new RuleGroup(
                kind,
                rule.getStore() == null ? "" : rule.getStore(),
                hasTarget ? rule.getTarget().getCurrency() : "",
                rule.getHysteresis() == null
                        ? kind.usualHysteresis()
                        : decimal(rule.getHysteresis()).intValueExact());
        return new AlertRule(
                key(rule),
                rule.getEnvelope().getRevision(),
                group,
                hasTarget ? rule.getTarget().getMinor() : threshold(kind, rule.getPercent()),
                new Validity(rule.getValidFrom(), rule.getValidTo()),
                rule.getQuiet() == null ? null : quiet(rule.getQuiet()));
    }

    static QuietTime quiet(org.bitebudget.event.QuietTime quiet) {
        return new QuietTime(quiet.getFromMinute(), quiet.getToMinute(), ZoneId.of(quiet.getZone()));
    }

    /** Percentages in millionths; any lead at all is the least one that counts. */
    private static long threshold(AlertKind kind, Rate percent) {
        if (percent != null) {
            return decimal(percent).movePointRight(PERCENT_DECIMALS).longValueExact();
        }
        return kind == AlertKind.CHEAPER_ELSEWHERE ? 1 : 0;
    }

    private static Optional<String> refusal(PriceAlertRule rule) {
        return unclearSubject(rule)
                .or(() -> wrongTarget(rule))
                .or(() -> wrongPercent(rule))
                .or(() -> wrongHysteresis(rule))
                .or(() -> wrongTime(rule));
    }

    private static Optional<String> unclearSubject(PriceAlertRule rule) {
        boolean product = isNamed(rule.getProduct());
        boolean canonical = isNamed(rule.getCanonicalProductId());
        boolean category = isNamed(rule.getCategoryId());
        if (rule.getHousehold().isEmpty() || rule.getRuleId().isEmpty()) {
            return Optional.of("a rule names its household and itself");
        }
        if ((product ? 1 : 0) + (canonical ? 1 : 0) + (category ? 1 : 0) != 1) {
            return Optional.of("a rule watches one of a product, a product across stores and a category");
        }
        if (product && !isNamed(rule.getStore())) {
            return Optional.of("a product of a store needs the store");
        }
        if (category && Taxonomy.shipped().find(rule.getCategoryId()).isEmpty()) {
            return Optional.of("there is no such category");
        }
        boolean elsewhere = rule.getKind() == PriceRuleKind.CHEAPER_ELSEWHERE;
        return said(category && elsewhere, "a rule of kind CHEAPER_ELSEWHERE watches a product, not a category");
    }

    private static Optional<String> wrongTarget(PriceAlertRule rule) {
        if (rule.getKind() != PriceRuleKind.TARGET_REACHED) {
            return Optional.empty();
        }
        if (rule.getTarget() == null || rule.getTarget().getMinor() <= 0) {
            return Optional.of("a rule of kind TARGET_REACHED needs a target above zero");
        }
        return said(!Currencies.isKnown(rule.getTarget().getCurrency()), "the currency is not in ISO 4217");
    }

    private static Optional<String> wrongPercent(PriceAlertRule rule) {
        return switch (rule.getKind()) {
            case DROP_PERCENT, RISE_PERCENT ->
                said(
                        rule.getPercent() == null || !isPercentage(rule),
                        "a rule of kind " + rule.getKind() + " needs a percentage above zero, at most 1000, or 100 for"
                                + " a drop, with at most 6 decimals");
            case CHEAPER_ELSEWHERE ->
                said(
                        rule.getPercent() != null && !isPercentage(rule),
                        "another store is cheaper by more than 0 and at most 100 percent, with at most 6 decimals");
            case TARGET_REACHED, NEW_LOW, BACK_IN_STOCK, SHRINKFLATION -> Optional.empty();
        };
    }

    private static boolean isPercentage(PriceAlertRule rule) {
        BigDecimal percent = decimal(rule.getPercent()).stripTrailingZeros();
        boolean rise = rule.getKind() == PriceRuleKind.RISE_PERCENT;
        return percent.signum() > 0
                && percent.compareTo(rise ? THOUSAND : HUNDRED) <= 0
                && percent.scale() <= PERCENT_DECIMALS;
    }

    private static Optional<String> wrongHysteresis(PriceAlertRule rule) {
        if (rule.getHysteresis() == null) {
            return Optional.empty();
        }
        BigDecimal percent = decimal(rule.getHysteresis()).stripTrailingZeros();
        boolean whole = percent.signum() >= 0 && percent.scale() <= 0 && percent.compareTo(HUNDRED) <= 0;
        return switch (rule.getKind()) {
            case BACK_IN_STOCK, SHRINKFLATION -> Optional.of("a rule of kind " + rule.getKind() + " has no hysteresis");
            default -> said(!whole, "hysteresis is a whole percentage from 0 to 100");
        };
    }

    private static Optional<String> wrongTime(PriceAlertRule rule) {
        if (rule.getValidTo() != null && !rule.getValidTo().isAfter(rule.getValidFrom())) {
            return Optional.of("a rule ends after it begins");
        }
        if (rule.getQuiet() == null) {
            return Optional.empty();
        }
        try {
            quiet(rule.getQuiet());
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("a quiet time goes from a minute of the day to another one, in an IANA zone");
        }
    }

    private static Optional<String> said(boolean wrong, String reason) {
        return wrong ? Optional.of(reason) : Optional.empty();
    }

    private static boolean isNamed(String text) {
        return text != null && !text.isEmpty();
    }

    private static BigDecimal decimal(Rate rate) {
        return BigDecimal.valueOf(rate.getMantissa(), rate.getScale());
    }
}
