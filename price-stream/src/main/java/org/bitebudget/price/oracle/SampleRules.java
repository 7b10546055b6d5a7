package org.bitebudget.price.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.QuietTime;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** Rules that households might have on some of the products observed and on some categories: of every kind, some with quiet times. */
public final class SampleRules {

    private static final int CATEGORIES = 12;
    private static final int CATEGORY_RULES = 4;
    private static final int MINUTES = 24 * 60;
    private static final Set<PriceRuleKind> RELATIVE =
            Set.of(PriceRuleKind.DROP_PERCENT, PriceRuleKind.RISE_PERCENT, PriceRuleKind.CHEAPER_ELSEWHERE);

    private SampleRules() {}

    /** Gives each product a category, since most feeds use words of their own. */
    public static void categorise(Collection<PriceObservation> observations) {
        List<String> categories = Taxonomy.shipped().categories().stream()
                .map(Category::id)
                .limit(CATEGORIES)
                .toList();
        observations.forEach(each -> each.setCategoryId(categories.get(
                Math.floorMod(Keys.join(each.getStore(), each.getProduct()).hashCode(), CATEGORIES))));
    }

    /**
     * A rule of each kind on some products, of a household for each, and one on what they are across stores if they give others their
     * identity, and some on categories.
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
            String key = Keys.join(each.getStore(), each.getProduct());
            String acrossStores = Ids.of("prd", each.getStore(), each.getProduct());
            for (PriceRuleKind kind : PriceRuleKind.values()) {
                rules.add(rule(each, kind, Ids.of("rul", kind.name(), key), recordedAt, random)
                        .setStore(each.getStore())
                        .setProduct(each.getProduct())
                        .build());
                rules.add(rule(each, kind, Ids.of("rul", kind.name(), acrossStores), recordedAt, random)
                        .setCanonicalProductId(acrossStores)
                        .setStore(random.nextBoolean() ? each.getStore() : null)
                        .build());
            }
        }
        for (PriceObservation each : chosen.subList(0, Math.min(CATEGORY_RULES, chosen.size()))) {
            String place = Integer.toString(rules.size());
            for (PriceRuleKind kind : PriceRuleKind.values()) {
                if (kind != PriceRuleKind.CHEAPER_ELSEWHERE && each.getCategoryId() != null) {
                    String id = Ids.of("rul", kind.name(), each.getCategoryId(), place);
                    rules.add(rule(each, kind, id, recordedAt, random)
                            .setCategoryId(each.getCategoryId())
                            .setStore(random.nextBoolean() ? each.getStore() : null)
                            .build());
                }
            }
        }
        return rules;
    }

    private static PriceAlertRule.Builder rule(
            PriceObservation product, PriceRuleKind kind, String id, Instant recordedAt, Random random) {
        String household = new UUID(random.nextLong(), random.nextLong()).toString();
        boolean relative = RELATIVE.contains(kind);
        boolean quiet = kind != PriceRuleKind.CHEAPER_ELSEWHERE && random.nextInt(4) == 0;
        return PriceAlertRule.newBuilder()
                .setEnvelope(
                        new Envelope(Ids.event("replay", id, 1), id, 1L, recordedAt, recordedAt, "replay", household))
                .setHousehold(household)
                .setRuleId(id)
                .setKind(kind)
                .setTarget(kind == PriceRuleKind.TARGET_REACHED ? target(product.getPrice(), random) : null)
                .setPercent(relative ? new Rate((long) (1 + random.nextInt(20)), 0) : null)
                .setHysteresis(relative && random.nextBoolean() ? new Rate((long) (1 + random.nextInt(10)), 0) : null)
                .setQuiet(quiet ? quietTime(random) : null)
                .setValidFrom(Instant.EPOCH)
                .setValidTo(
                        random.nextInt(10) == 0 ? product.getWhen().getInstant().plus(Duration.ofDays(30)) : null);
    }

    private static QuietTime quietTime(Random random) {
        int from = random.nextInt(MINUTES);
        return new QuietTime(from, (from + 1 + random.nextInt(MINUTES - 1)) % MINUTES, "Europe/Madrid");
    }

    /** Around the price at which the product was seen first. */
    private static Money target(Money price, Random random) {
        return new Money(Math.max(1, price.getMinor() * (80 + random.nextInt(30)) / 100), price.getCurrency());
    }
}
