package org.bitebudget.price.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.TrustedClasses;

/** Works out what the job should have told of the observations it was given, and says where it told something else. */
public final class PriceOracle {

    static {
        TrustedClasses.install();
    }

    private static final Set<String> JUST_WITHDRAWN = Set.of("store", "product", "withdrawn");

    private final Map<String, List<PriceObservation>> arrivals = new TreeMap<>();
    private final Map<String, LocalDate> clocks = new HashMap<>();

    /** @param recorded all observations of the topic; those of a product in order of their offsets */
    public PriceOracle(Collection<PriceObservation> recorded) {
        for (PriceObservation each : recorded) {
            if (Taken.isTaken(each)) {
                arrivals.computeIfAbsent(Keys.join(each.getStore(), each.getProduct()), key -> new ArrayList<>())
                        .add(each);
                clocks.merge(
                        each.getStore(),
                        each.getWhen().getLocalDate(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    /**
     * Compares current prices.
     *
     * @param told all records of the topic; of a product the last one holds
     * @param identities what products are across stores; of a product the last one holds
     */
    public Differences currentPrices(Collection<CurrentPrice> told, Collection<ProductIdentity> identities) {
        Map<String, CurrentPrice> last = new TreeMap<>();
        told.forEach(price -> last.put(Keys.join(price.getStore(), price.getProduct()), price));
        Map<String, String> canonical = new HashMap<>();
        identities.forEach(identity ->
                canonical.put(Keys.join(identity.getStore(), identity.getProduct()), identity.getCanonicalProductId()));
        Differences differences = new Differences("current price");
        arrivals.forEach((key, ofProduct) -> {
            CurrentPrice price = last.remove(key);
            if (price == null) {
                differences.miss(key, "is missing");
            } else {
                List<String> reasons = difference(price, Judged.of(ofProduct), canonical.get(key));
                differences.check(key, reasons.isEmpty(), () -> String.join("; ", reasons));
            }
        });
        last.forEach((key, price) -> differences.add(key, "nobody observed it"));
        return differences;
    }

    private List<String> difference(CurrentPrice told, Judged judged, String canonicalProductId) {
        if (judged.believed().isEmpty()) {
            CurrentPrice gone = CurrentPrice.newBuilder(told).setWithdrawn(true).build();
            return differentFields(told, gone, JUST_WITHDRAWN);
        }
        PriceThen price = new PriceThen(judged.believed());
        LocalDate clock = clocks.get(told.getStore());
        LocalDate end = price.isKnownUpTo(clock) ? clock : told.getWindowEnd();
        if (end == null || end.isAfter(clock)) {
            return List.of("windowEnd is %s, the store's clock %s".formatted(end, clock));
        }
        return differentFields(told, price.event(told.getEnvelope(), end, canonicalProductId), Set.of());
    }

    /** @param only names of the fields to compare; empty compares all */
    private static List<String> differentFields(CurrentPrice told, CurrentPrice expected, Set<String> only) {
        List<String> reasons = new ArrayList<>();
        for (Schema.Field field : told.getSchema().getFields()) {
            Object is = told.get(field.pos());
            Object should = expected.get(field.pos());
            if ((only.isEmpty() || only.contains(field.name())) && !Objects.equals(is, should)) {
                reasons.add("%s is %s, should be %s".formatted(field.name(), is, should));
            }
        }
        return reasons;
    }

    /**
     * Compares what rests in quarantine.
     *
     * @param told all records of the topic; of an observation the last one holds
     */
    public Differences quarantine(Collection<QuarantinedPrice> told) {
        Map<String, QuarantinedPrice> last = new TreeMap<>();
        told.forEach(price -> last.put(price.getObservationId(), price));
        last.values().removeIf(QuarantinedPrice::getReleased);
        Differences differences = new Differences("quarantined price");
        arrivals.values().stream()
                .flatMap(ofProduct -> Judged.of(ofProduct).quarantined().stream())
                .forEach(doubt -> {
                    String id = doubt.observation().getObservationId();
                    QuarantinedPrice price = last.remove(id);
                    if (price == null) {
                        differences.miss(id, "is missing: " + doubt);
                    } else {
                        differences.check(
                                id,
                                price.getPrice().equals(doubt.observation().getPrice())
                                        && price.getUsual() != null
                                        && price.getUsual().getMinor() == doubt.usualMinor(),
                                () -> "is %s, should be %s".formatted(price, doubt));
                    }
                });
        last.forEach((id, price) -> differences.add(id, "is believed"));
        return differences;
    }

    /**
     * Compares alerts of rules that were all taken in before the first observation; those on cheaper offers elsewhere have no quiet times. Of rules
     * on a product across stores and on cheaper offers elsewhere it is checked that the alerts told can have come about, since when an identity
     * became known and which of two stores' moves came first isn't recorded.
     *
     * @param told all records of the topic
     * @param identities what products are across stores, as told, in order
     */
    public Differences alerts(
            Collection<PriceAlertRule> rules, Collection<PriceAlert> told, Collection<ProductIdentity> identities) {
        Map<String, List<Move>> steps = new TreeMap<>();
        arrivals.forEach((key, ofProduct) -> steps.put(key, Move.steps(ofProduct)));
        Map<String, List<Move>> moves = new TreeMap<>();
        steps.forEach((key, ofProduct) -> moves.put(
                key,
                ofProduct.stream().filter(step -> step.kind() != Move.Kind.SAME).toList()));
        Map<Boolean, List<PriceAlertRule>> byReach = rules.stream().collect(Collectors.partitioningBy(Rivals::decide));
        Set<String> ofRivals =
                byReach.get(true).stream().map(PriceAlertRule::getRuleId).collect(Collectors.toSet());
        Map<Boolean, List<PriceAlert>> toldByReach =
                told.stream().collect(Collectors.partitioningBy(alert -> ofRivals.contains(alert.getRuleId())));
        Differences differences = new Differences("alert");
        compare(expected(byReach.get(false), moves), toldByReach.get(false), differences);
        Map<String, List<ExpectedAlert>> toldOf = toldByReach.get(true).stream()
                .map(ExpectedAlert::of)
                .collect(Collectors.groupingBy(ExpectedAlert::ruleId));
        Rivals rivals = new Rivals(steps, new KnownAs(identities));
        byReach.get(true)
                .forEach(rule -> rivals.check(rule, toldOf.getOrDefault(rule.getRuleId(), List.of()), differences));
        return differences;
    }

    private static Map<String, ExpectedAlert> expected(
            Collection<PriceAlertRule> rules, Map<String, List<Move>> moves) {
        Map<String, ExpectedAlert> expected = new TreeMap<>();
        for (PriceAlertRule rule : rules) {
            for (List<Move> ofProduct : watched(rule, moves)) {
                new RuleReplay(rule).along(ofProduct).forEach(alert -> expected.put(alert.alertId(), alert));
            }
        }
        return expected;
    }

    /** The moves that the rule watches, product by product. */
    private static Collection<List<Move>> watched(PriceAlertRule rule, Map<String, List<Move>> moves) {
        if (rule.getProduct() != null) {
            return List.of(moves.getOrDefault(Keys.join(rule.getStore(), rule.getProduct()), List.of()));
        }
        return moves.values().stream()
                .map(ofProduct -> ofProduct.stream()
                        .filter(move -> move.isOf(rule.getCategoryId()))
                        .filter(move -> rule.getStore() == null
                                || rule.getStore().equals(move.now().getStore()))
                        .toList())
                .toList();
    }

    private static void compare(
            Map<String, ExpectedAlert> expected, Collection<PriceAlert> told, Differences differences) {
        Set<String> seen = new HashSet<>();
        for (PriceAlert alert : told) {
            ExpectedAlert should = expected.get(alert.getAlertId());
            boolean once = seen.add(alert.getAlertId());
            differences.check(
                    alert.getAlertId(),
                    once && ExpectedAlert.of(alert).equals(should),
                    () -> once ? "is %s, should be %s".formatted(alert, should) : "was told once more");
        }
        expected.keySet().removeAll(seen);
        expected.forEach((id, alert) -> differences.miss(id, "is missing: " + alert));
    }
}
