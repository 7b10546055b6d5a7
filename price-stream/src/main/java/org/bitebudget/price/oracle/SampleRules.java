package org.bitebudget.price.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/** Rules that households might have on some of the products observed: of each kind that a product alone decides. */
public final class SampleRules {

    private static final List<PriceRuleKind> KINDS = List.of(
            PriceRuleKind.TARGET_REACHED,
            PriceRuleKind.DROP_PERCENT,
            PriceRuleKind.RISE_PERCENT,
            PriceRuleKind.NEW_LOW,
            PriceRuleKind.BACK_IN_STOCK);

    private SampleRules() {}

    /**
     * A rule of each kind on some products, of a household for each.
     *
     * @param products most products to have rules
     * @param recordedAt when they were made
     */
    public static List<PriceAlertRule> on(
            Collection<PriceObservation> observations, int products, Instant recordedAt, long seed) {
        Map<String, PriceObservation> first = new TreeMap<>();
        observations.forEach(each -> first.putIfAbsent(Keys.join(each.getStore(), each.getProduct()), each));
        List<PriceObservation> chosen = new ArrayList<>(first.values());
        Random random = new Random(seed);
        Collections.shuffle(chosen, random);
        List<PriceAlertRule> rules = new ArrayList<>();
        for (PriceObservation each : chosen.subList(0, Math.min(products, chosen.size()))) {
            for (PriceRuleKind kind : KINDS) {
                rules.add(rule(each, kind, recordedAt, random));
            }
        }
        return rules;
    }

    private static PriceAlertRule rule(
            PriceObservation product, PriceRuleKind kind, Instant recordedAt, Random random) {
        String key = Keys.join(product.getStore(), product.getProduct());
        String id = Ids.of("rul", kind.name(), key);
        String household = new UUID(random.nextLong(), random.nextLong()).toString();
        boolean relative = kind == PriceRuleKind.DROP_PERCENT || kind == PriceRuleKind.RISE_PERCENT;
        return PriceAlertRule.newBuilder()
                .setEnvelope(
                        new Envelope(Ids.event("replay", id, 1), id, 1L, recordedAt, recordedAt, "replay", household))
                .setHousehold(household)
                .setRuleId(id)
                .setKind(kind)
                .setStore(product.getStore())
                .setProduct(product.getProduct())
                .setTarget(kind == PriceRuleKind.TARGET_REACHED ? target(product.getPrice(), random) : null)
                .setPercent(relative ? new Rate((long) (1 + random.nextInt(20)), 0) : null)
                .setHysteresis(relative && random.nextBoolean() ? new Rate((long) (1 + random.nextInt(10)), 0) : null)
                .setValidFrom(Instant.EPOCH)
                .setValidTo(
                        random.nextInt(10) == 0 ? product.getWhen().getInstant().plus(Duration.ofDays(30)) : null)
                .build();
    }

    /** Around the price at which the product was seen first. */
    private static Money target(Money price, Random random) {
        return new Money(Math.max(1, price.getMinor() * (80 + random.nextInt(30)) / 100), price.getCurrency());
    }
}
