package org.bitebudget.price.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.ids.Keys;

/** What products are across stores, as it was told; when it became known isn't recorded. */
final class KnownAs {

    private final Map<String, List<String>> idsOf = new HashMap<>();
    private final Map<String, Set<String>> membersOf = new TreeMap<>();

    /** @param identities those of a product in order */
    KnownAs(Collection<ProductIdentity> identities) {
        for (ProductIdentity each : identities) {
            String product = Keys.join(each.getStore(), each.getProduct());
            List<String> ids = idsOf.computeIfAbsent(product, key -> new ArrayList<>());
            String id = each.getCanonicalProductId();
            if (ids.isEmpty() || !ids.get(ids.size() - 1).equals(id)) {
                ids.add(id);
            }
            membersOf.computeIfAbsent(id, key -> new TreeSet<>()).add(product);
        }
    }

    /** The ids that a product was known by, in order. */
    List<String> ids(String product) {
        return idsOf.getOrDefault(product, List.of());
    }

    /** Products that were at any time known by that id. */
    Set<String> members(String id) {
        return membersOf.getOrDefault(id, Set.of());
    }

    /** Whether a product that was known by that id is known by another one later. */
    boolean leaves(String product, String id) {
        List<String> ids = ids(product);
        return !ids.get(ids.size() - 1).equals(id);
    }

    /** Whether a product that was known by that id never came back to it. */
    boolean cameOnce(String product, String id) {
        List<String> ids = ids(product);
        return ids.indexOf(id) == ids.lastIndexOf(id);
    }
}
