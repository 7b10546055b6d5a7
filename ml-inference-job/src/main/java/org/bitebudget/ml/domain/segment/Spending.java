package org.bitebudget.ml.domain.segment;

import java.util.Map;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * How a household spends; nothing that tells who it is.
 *
 * @param household random id
 * @param currency ISO 4217 code of its spending
 * @param monthly mean spending on needs and wants a month, in minor units
 * @param departmentShares part of each top category, adding up to 1
 * @param adherence how well the plan is kept, 0 to 1
 * @param savingsRate part of what was planned that was not spent, 0 to 1
 * @param purchases purchases a month
 * @param impulseRate part of them that were wants on a day over its plan, 0 to 1
 */
public record Spending(
        String household,
        String currency,
        long monthly,
        Map<String, Double> departmentShares,
        double adherence,
        double savingsRate,
        double purchases,
        double impulseRate) {

    public Spending {
        departmentShares = Map.copyOf(departmentShares);
    }

    /** Part of the spending that went to wants. */
    public double wantShare() {
        return departmentShares.entrySet().stream()
                .filter(share -> Taxonomy.shipped()
                        .find(share.getKey())
                        .filter(category -> category.bucket() == Bucket.WANT)
                        .isPresent())
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** How evenly spending is spread over departments: entropy of the shares in bits. */
    public double diversity() {
        return departmentShares.values().stream()
                .filter(share -> share > 0)
                .mapToDouble(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
