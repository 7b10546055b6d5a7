package org.bitebudget.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.benchmarks.SizeStep.Seen;
import org.bitebudget.platform.product.ProductTerms;

/**
 * Products of a store that came in place of others: their names say the same apart from the size, and the old one was last seen before the new one
 * was seen first.
 */
final class Successions {

    private final Duration goneWithin;

    /** @param goneWithin how long before the new one came the old one was last seen at most */
    Successions(Duration goneWithin) {
        this.goneWithin = goneWithin;
    }

    private record Name(String store, String currency, ProductTerms terms) {}

    /** @param products the sightings of each product, in order */
    List<SizeStep> of(Collection<List<Seen>> products) {
        Map<Name, List<List<Seen>>> alike = new LinkedHashMap<>();
        for (List<Seen> product : products) {
            Seen first = product.get(0);
            Name name = new Name(first.store(), first.price().currency(), ProductTerms.of(first.name()));
            alike.computeIfAbsent(name, key -> new ArrayList<>()).add(product);
        }
        List<SizeStep> steps = new ArrayList<>();
        for (List<List<Seen>> some : alike.values()) {
            for (List<Seen> old : some) {
                Seen last = old.get(old.size() - 1);
                some.stream()
                        .map(other -> other.get(0))
                        .filter(first -> replaces(last, first))
                        .forEach(first -> steps.add(new SizeStep(last, first, null)));
            }
        }
        return steps;
    }

    private boolean replaces(Seen last, Seen first) {
        return last.at().isBefore(first.at()) && !first.at().isAfter(last.at().plus(goneWithin));
    }
}
