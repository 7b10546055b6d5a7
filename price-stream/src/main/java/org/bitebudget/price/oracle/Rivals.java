package org.bitebudget.price.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.ids.Keys;

/** Products that are one across stores, and whether the alerts told of them can have come about. */
final class Rivals {

    private final Map<String, List<Move>> moves;
    /** Of each product the ids it was known by, in order. */
    private final Map<String, List<String>> known = new HashMap<>();

    private final Map<String, Set<String>> members = new TreeMap<>();

    /**
     * @param moves of each product in order
     * @param identities as told, of a product in order
     */
    Rivals(Map<String, List<Move>> moves, Collection<ProductIdentity> identities) {
        this.moves = moves;
        for (ProductIdentity each : identities) {
            String product = Keys.join(each.getStore(), each.getProduct());
            List<String> ids = known.computeIfAbsent(product, key -> new ArrayList<>());
            String id = each.getCanonicalProductId();
            if (ids.isEmpty() || !ids.get(ids.size() - 1).equals(id)) {
                ids.add(id);
            }
            members.computeIfAbsent(id, key -> new TreeSet<>()).add(product);
        }
    }

    /**
     * Checks the alerts of rules that watch for cheaper offers of one product elsewhere.
     *
     * @param told all alerts of those rules
     */
    void check(Collection<PriceAlertRule> rules, Collection<ExpectedAlert> told, Differences differences) {
        Map<String, List<ExpectedAlert>> toldOf = told.stream().collect(Collectors.groupingBy(ExpectedAlert::ruleId));
        for (PriceAlertRule rule : rules) {
            String product = Keys.join(rule.getStore(), rule.getProduct());
            List<ExpectedAlert> alerts = toldOf.getOrDefault(rule.getRuleId(), List.of());
            List<String> ids = known.getOrDefault(product, List.of());
            if (ids.isEmpty() && alerts.isEmpty()) {
                continue;
            }
            OfferOrder.Answer answer = ids.size() == 1
                    ? new OfferOrder(rule, runners(ids.get(0)), alerts).explain()
                    : OfferOrder.Answer.NOT_FOUND;
            alerts.forEach(alert -> differences.check(
                    alert.alertId(),
                    answer != OfferOrder.Answer.NONE,
                    () -> "no order of the stores' prices makes just the alerts " + alerts));
            if (alerts.isEmpty()) {
                differences.check(
                        rule.getRuleId(),
                        answer != OfferOrder.Answer.NONE,
                        () -> "should have told something, whatever the order of the stores' prices");
            }
        }
    }

    /** Products that were at any time known by that id, with their moves; those that go by another name later may leave. */
    private List<OfferOrder.Runner> runners(String id) {
        return members.get(id).stream()
                .map(product -> new OfferOrder.Runner(
                        product,
                        moves.getOrDefault(product, List.of()),
                        !known.get(product).get(known.get(product).size() - 1).equals(id)))
                .toList();
    }
}
