package org.bitebudget.price.job.alert;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.price.domain.alert.SubjectWatch.Kind;
import org.bitebudget.state.PriceMove;

/** Keys of what rules watch: {@code product|store|product}, {@code canonical|id}, {@code category|id}. */
final class Subjects {

    private static final String PRODUCT = "product";
    private static final String CANONICAL = "canonical";
    private static final String CATEGORY = "category";

    private Subjects() {}

    /** What the rule watches. */
    static String of(PriceAlertRule rule) {
        if (rule.getProduct() != null) {
            return Keys.join(PRODUCT, rule.getStore(), rule.getProduct());
        }
        return rule.getCanonicalProductId() != null
                ? canonical(rule.getCanonicalProductId())
                : Keys.join(CATEGORY, rule.getCategoryId());
    }

    static String canonical(String id) {
        return Keys.join(CANONICAL, id);
    }

    /** The product {@code store|product}. */
    static String product(String storeAndProduct) {
        return PRODUCT + Keys.SEPARATOR + storeAndProduct;
    }

    /** All that a rule could watch this move by. */
    static List<String> of(PriceMove move) {
        List<String> subjects = new ArrayList<>();
        subjects.add(Keys.join(PRODUCT, move.getStore(), move.getProduct()));
        if (move.getCanonicalProductId() != null) {
            subjects.add(canonical(move.getCanonicalProductId()));
        }
        String id = move.getCategoryId();
        while (id != null) {
            String parent = Taxonomy.shipped().find(id).map(Category::parentId).orElse(null);
            subjects.add(Keys.join(CATEGORY, id));
            id = parent;
        }
        return subjects;
    }

    static Kind kind(String subject) {
        return switch (subject.substring(0, subject.indexOf(Keys.SEPARATOR))) {
            case PRODUCT -> Kind.PRODUCT;
            case CANONICAL -> Kind.CANONICAL;
            case CATEGORY -> Kind.CATEGORY;
            default -> throw new IllegalArgumentException("no subject: " + subject);
        };
    }
}
