package org.bitebudget.price.domain.alert;

import java.util.Optional;

/**
 * What a household wants to be told about a subject: a product, one across stores, or a category.
 *
 * @param key household and rule, {@code household|rule}
 * @param revision of the rule
 * @param group the rules it stands among
 * @param threshold what a move has to cross: a target in minor units, or a percentage in millionths of a percent; 0 where
 *     the kind has none
 * @param validity when it holds
 * @param quietTime when the household isn't to be told, or null
 */
public record AlertRule(
        String key, long revision, RuleGroup group, long threshold, Validity validity, QuietTime quietTime) {

    /** When the household isn't to be told. */
    Optional<QuietTime> quiet() {
        return Optional.ofNullable(quietTime);
    }
}
