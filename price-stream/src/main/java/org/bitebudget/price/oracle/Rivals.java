package org.bitebudget.price.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/**
 * Products that are one across stores, and whether the alerts told of them can have come about: neither when they became known as one is
 * recorded, nor in which order the prices of different stores came.
 */
final class Rivals {

    private final Map<String, List<Move>> steps;
    private final KnownAs known;

    /** @param steps of each product in order, with what stands for its offer between its moves */
    Rivals(Map<String, List<Move>> steps, KnownAs known) {
        this.steps = steps;
        this.known = known;
    }

    /** Whether more than a product's own moves decides what the rule tells. */
    static boolean decide(PriceAlertRule rule) {
        return rule.getKind() == PriceRuleKind.CHEAPER_ELSEWHERE || rule.getCanonicalProductId() != null;
    }

    /**
     * Checks the alerts of one such rule.
     *
     * @param told all of them
     */
    void check(PriceAlertRule rule, Collection<ExpectedAlert> told, Differences differences) {
        Map<String, List<ExpectedAlert>> byProduct = new TreeMap<>();
        judged(rule).forEach(product -> byProduct.put(product, new ArrayList<>()));
        Set<String> seen = new HashSet<>();
        for (ExpectedAlert alert : told) {
            Optional<String> product = byProduct.keySet().stream()
                    .filter(each -> isOf(rule, each, alert))
                    .findFirst();
            if (!seen.add(alert.alertId())) {
                differences.add(alert.alertId(), "was told once more");
            } else if (product.isEmpty()) {
                differences.add(alert.alertId(), "is of no product that the rule watches: " + alert);
            } else {
                byProduct.get(product.get()).add(alert);
            }
        }
        byProduct.forEach((product, alerts) -> check(rule, product, alerts, differences));
    }

    private void check(PriceAlertRule rule, String product, List<ExpectedAlert> alerts, Differences differences) {
        if (known.ids(product).isEmpty() && alerts.isEmpty()) {
            return;
        }
        boolean possible = rule.getKind() == PriceRuleKind.CHEAPER_ELSEWHERE
                ? isPossibleInSomeOrder(rule, product, alerts)
                : isPossibleSomewhere(rule, product, alerts);
        alerts.forEach(alert -> differences.check(
                alert.alertId(), possible, () -> "nothing that can have happened makes just the alerts " + alerts));
        if (alerts.isEmpty()) {
            differences.check(
                    rule.getRuleId(),
                    possible,
                    () -> "should have told something of " + product + ", whatever happened");
        }
    }

    /** The products that the rule judges. */
    private Collection<String> judged(PriceAlertRule rule) {
        if (rule.getProduct() != null) {
            return List.of(Keys.join(rule.getStore(), rule.getProduct()));
        }
        return known.members(rule.getCanonicalProductId()).stream()
                .filter(product ->
                        rule.getStore() == null || Keys.split(product).get(0).equals(rule.getStore()))
                .toList();
    }

    /** Whether the alert is of that product: its id tells the product and one of the moves. */
    private boolean isOf(PriceAlertRule rule, String product, ExpectedAlert alert) {
        return rule.getProduct() != null
                || known.members(rule.getCanonicalProductId()).stream()
                        .flatMap(member -> steps(member).stream())
                        .map(Move::crossing)
                        .distinct()
                        .anyMatch(crossing ->
                                Ids.alert(rule.getRuleId(), product, crossing).equals(alert.alertId()));
    }

    /** Whether just these alerts come about where the product's prices met those of its rivals in some order. */
    private boolean isPossibleInSomeOrder(PriceAlertRule rule, String product, List<ExpectedAlert> alerts) {
        List<String> ids =
                rule.getCanonicalProductId() == null ? known.ids(product) : List.of(rule.getCanonicalProductId());
        if (ids.size() != 1 || !known.members(ids.get(0)).stream().allMatch(each -> known.cameOnce(each, ids.get(0)))) {
            return true;
        }
        List<OfferOrder.Runner> runners = known.members(ids.get(0)).stream()
                .map(each -> new OfferOrder.Runner(each, steps(each), known.leaves(each, ids.get(0))))
                .toList();
        List<ExpectedAlert> atAnyTime =
                alerts.stream().map(ExpectedAlert::atAnyTime).toList();
        return new OfferOrder(rule, product, runners, atAnyTime).explain() != OfferOrder.Answer.NONE;
    }

    /** Whether just these alerts come about where the product was known by the rule's id for some of its moves in a row. */
    private boolean isPossibleSomewhere(PriceAlertRule rule, String product, List<ExpectedAlert> alerts) {
        String id = rule.getCanonicalProductId();
        if (!known.cameOnce(product, id)) {
            return true;
        }
        List<Move> moves = steps(product).stream()
                .filter(step -> step.kind() != Move.Kind.SAME)
                .toList();
        Set<ExpectedAlert> told = new HashSet<>(alerts);
        return IntStream.rangeClosed(0, moves.size())
                .boxed()
                .flatMap(from -> ends(product, id, from, moves.size()).map(to -> moves.subList(from, to)))
                .anyMatch(stretch -> told.equals(new HashSet<>(new RuleReplay(rule).along(stretch))));
    }

    private Stream<Integer> ends(String product, String id, int from, int all) {
        return known.leaves(product, id) ? IntStream.rangeClosed(from, all).boxed() : Stream.of(all);
    }

    private List<Move> steps(String product) {
        return steps.getOrDefault(product, List.of());
    }
}
